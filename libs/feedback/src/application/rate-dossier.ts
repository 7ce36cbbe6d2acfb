import { Injectable } from '@nestjs/common';
import type { ShownSecret } from '#dossier';
import { v7 as uuid } from 'uuid';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { PersonalData } from '#platform/personal-data';
import { ratedMessage } from '../contracts/rated.ts';
import { feedbackProblem } from '../domain/feedback.problems.ts';
import type { Rating } from '../domain/rating.ts';
import { commentPlace, insertRating, type NewRating } from '../persistence/ratings.ts';
import { APPLICANT } from './applicant.ts';
import { type OpenedDossier, OpenedDossiers } from './opened-dossiers.ts';

/** Keeps what an applicant says of a finished dossier, once for ever, and tells whoever listens. */
@Injectable()
export class RateDossier {
  constructor(
    private readonly database: Database,
    private readonly dossiers: OpenedDossiers,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** @throws feedback.dossier-unknown, .too-many-wrong, .not-finished, .rated-already, .nobody-to-rate */
  async execute(shown: ShownSecret, rating: Rating): Promise<void> {
    const dossier = await this.dossiers.open(shown);
    if (!dossier.closedAt) throw feedbackProblem('feedback.not-finished');
    const { receivedBy, handledBy } = dossier;
    if ((rating.receivedLevel && !receivedBy) || (rating.handledLevel && !handledBy)) {
      throw feedbackProblem('feedback.nobody-to-rate');
    }
    const id = uuid();
    const { comment, ...said } = rating;
    const commentSealed = await this.personal.sealOptional(comment, commentPlace(id));
    const row = { id, ...said, commentSealed, receivedBy, handledBy, at: this.clock.now() };
    const [written] = await this.database.query<{ finished: boolean; kept: boolean }>(sql`
      with ${insertRating(dossier.id, row)},
      told as (${insertOutboxMessages([ratedMessage(dossier, row)], KEPT)}),
      audited as (${this.audit(dossier, row)})
      select exists (select from finished) as finished, exists (select from kept) as kept`);
    if (!written?.finished) await this.refuseChanged(dossier);
    if (!written?.kept) throw feedbackProblem('feedback.rated-already');
  }

  /** It was erased since it was looked at, or reopened. */
  private async refuseChanged({ id }: OpenedDossier): Promise<never> {
    await this.dossiers.demandKept(id);
    throw feedbackProblem('feedback.not-finished');
  }

  private audit(dossier: OpenedDossier, { id, level, at }: NewRating): Sql {
    const what = { action: 'feedback.rate', subjectType: 'dossier', subjectId: dossier.id };
    return insertAuditEntry({ at, ...APPLICANT, ...what, details: { ratingId: id, level } }, KEPT);
  }
}

const KEPT = sql`exists (select from kept)`;
