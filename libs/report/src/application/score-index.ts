import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { type IndicatorScore, scoreOf } from '../domain/indicator-score.ts';
import { MEASURED_INDICATORS } from '../domain/measured-indicators.ts';
import { INDICATOR_CODES, isMeasured, type MeasuredCode } from '../domain/national-indicators.ts';
import { type Period, type Span, spanOf } from '../domain/report-period.ts';
import { type Counted, isCounted } from '../persistence/counted-dossiers.ts';
import { countIndex, countSatisfied, type Share } from '../persistence/count-index.ts';
import { IndexKnowledge } from './index-knowledge.ts';
import { ReckonVerdicts } from './reckon-verdicts.ts';

/** What the indicators of a period came to; what nothing is known of is not among them. */
export interface ScoredPeriod extends Period {
  readonly span: Span;
  readonly scores: ReadonlyMap<MeasuredCode, IndicatorScore>;
}

/** Scores one period over the dossiers somebody answers for. */
@Injectable()
export class ScoreIndex {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly knowledge: IndexKnowledge,
    private readonly verdicts: ReckonVerdicts,
  ) {}

  /** @throws report.period-* */
  async of({ from, to }: Period, counted: Counted): Promise<ScoredPeriod> {
    const span = spanOf({ from, to }, this.clock.now());
    const question = this.knowledge.question(span, counted);
    const told = await countIndex(this.database, question);
    const late = await this.verdicts.lateOf(told.doubtful, span.end);
    const shares = new Map<MeasuredCode, Share>(told.shares);
    const inTime = shares.get('on-time');
    if (inTime) shares.set('on-time', { ...inTime, met: inTime.met - late.length });
    const given = this.knowledge.ratings({ from, to });
    if (given) {
      const which = isCounted(counted, span.end);
      shares.set('satisfied', await countSatisfied(this.database, given, which));
    }
    const scores = INDICATOR_CODES.filter(isMeasured).flatMap((code) => {
      const share = shares.get(code);
      return share ? [[code, scoreOf(share, MEASURED_INDICATORS[code])] as const] : [];
    });
    return { from, to, span, scores: new Map(scores) };
  }
}
