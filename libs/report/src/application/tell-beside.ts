import { Injectable } from '@nestjs/common';
import { ApplicantsSatisfaction, DossierEvidence, MoneyOfDossiers } from '#dossier';
import { Database, type Sql } from '#platform/database';
import type { BesideProcessing } from '../domain/beside-processing.ts';
import type { ProcessingCounts } from '../domain/processing-counts.ts';
import type { Period, Span } from '../domain/report-period.ts';
import { type Counted, isCounted } from '../persistence/counted-dossiers.ts';
import { countSynchronised } from '../persistence/count-synchronised.ts';

/** What the modules beside the state know of a period: money, satisfaction, what the portal has. */
@Injectable()
export class TellBeside {
  constructor(
    private readonly database: Database,
    private readonly money: MoneyOfDossiers,
    private readonly satisfaction: ApplicantsSatisfaction,
    private readonly evidence: DossierEvidence,
  ) {}

  async of(
    { from, to }: Period,
    span: Span,
    counted: Counted,
    { online, direct }: ProcessingCounts['received'],
  ): Promise<BesideProcessing> {
    const { start, end } = span;
    const synchronised = this.evidence.of('synchronised');
    const received = online + direct;
    const where = isCounted(counted, end);
    return {
      onlineShare: received === 0 ? null : Math.round((online * 10_000) / received) / 100,
      fees: (await this.money.sum({ start, end, where })) ?? null,
      satisfaction: await this.ratings({ from, to }, where),
      synchronised: synchronised ? await countSynchronised(this.database, span, counted, synchronised) : null,
    };
  }

  private async ratings(days: Period, where: Sql): Promise<BesideProcessing['satisfaction']> {
    const lines = await this.satisfaction.count({ by: 'agency', ...days, where });
    const sum = (of: 'total' | 'verySatisfied' | 'satisfied' | 'notSatisfied'): number =>
      lines.reduce((all, line) => all + line[of], 0);
    return {
      rated: sum('total'),
      verySatisfied: sum('verySatisfied'),
      satisfied: sum('satisfied'),
      notSatisfied: sum('notSatisfied'),
    };
  }
}
