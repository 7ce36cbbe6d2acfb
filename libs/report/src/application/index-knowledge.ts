import { Injectable } from '@nestjs/common';
import { ApplicantsSatisfaction, DossierEvidence } from '#dossier';
import type { Sql } from '#platform/database';
import type { Period, Span } from '../domain/report-period.ts';
import type { Counted } from '../persistence/counted-dossiers.ts';
import type { IndexQuestion } from '../persistence/index-facts.ts';

/** What other modules know that the index counts. */
@Injectable()
export class IndexKnowledge {
  constructor(
    private readonly evidence: DossierEvidence,
    private readonly satisfaction: ApplicantsSatisfaction,
  ) {}

  question(span: Span, counted: Counted): IndexQuestion {
    return { span, counted, evidence: this.evidence };
  }

  /** Ratings given in a period, rows `dossier_id, satisfied`; `undefined` = nobody keeps any. */
  ratings({ from, to }: Period): Sql | undefined {
    return this.satisfaction.given({ from, to });
  }
}
