import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import type { CostingDossier } from '../domain/costing-dossier.ts';
import {
  INDICATORS,
  type IndicatorCode,
  isMeasured,
  type MeasuredCode,
} from '../domain/national-indicators.ts';
import { type Period, spanOf } from '../domain/report-period.ts';
import { reportProblem } from '../domain/report.problems.ts';
import { isCounted } from '../persistence/counted-dossiers.ts';
import { costing, type CostingPage, dissatisfied } from '../persistence/costing-dossiers.ts';
import type { IndexQuestion } from '../persistence/index-facts.ts';
import { isKnown, measures } from '../persistence/index-measures.ts';
import { IndexKnowledge } from './index-knowledge.ts';
import { ReckonVerdicts } from './reckon-verdicts.ts';
import { ReportScope } from './report-scope.ts';

export interface CostingWish extends Period {
  readonly indicator: IndicatorCode;
  readonly agency?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** The dossiers that cost an indicator its points: exactly those it counts and that do not meet it. */
@Injectable()
export class ListCosting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: ReportScope,
    private readonly knowledge: IndexKnowledge,
    private readonly verdicts: ReckonVerdicts,
  ) {}

  /** @throws report.indicator-without-data, .period-*, .agency-unknown, .foreign-agency, dossier.cursor-invalid */
  async execute(reader: Reader, wish: CostingWish): Promise<Page<CostingDossier>> {
    const after = readCursor(wish.cursor, cursorKey);
    const span = spanOf(wish, this.clock.now());
    const { indicator } = wish;
    if (!isMeasured(indicator)) throw withoutData(indicator);
    const { counted } = await this.scope.of(reader, wish.agency);
    const question = this.knowledge.question(span, counted);
    const wanted = { after, limit: wish.limit + 1 };
    const statement = await this.statement(question, { ...wish, indicator }, wanted);
    const rows = await this.database.query<CostingDossier>(statement);
    return pageOf(rows, wish.limit, ({ receivedAt, id }) => [receivedAt.toISOString(), id]);
  }

  private async statement(
    question: IndexQuestion,
    { indicator, from, to }: Period & { indicator: MeasuredCode },
    wanted: CostingPage,
  ): Promise<Sql> {
    if (indicator === 'satisfied') {
      const given = this.knowledge.ratings({ from, to });
      if (!given) throw withoutData(indicator);
      return dissatisfied(given, isCounted(question.counted, question.span.end), wanted);
    }
    if (!isKnown(measures([])[indicator], question.evidence)) throw withoutData(indicator);
    const late = indicator === 'on-time' ? await this.verdicts.late(question) : [];
    return costing(question, indicator, late, wanted);
  }
}

const withoutData = (indicator: IndicatorCode) =>
  reportProblem('report.indicator-without-data', { indicator: INDICATORS[indicator].name });
