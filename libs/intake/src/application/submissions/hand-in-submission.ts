import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { nameComponents } from '../../domain/check-components.ts';
import type { SubmissionRequest } from '../../domain/submission.ts';
import { ofSource } from '../../persistence/submission-sight.ts';
import { readSubmission, type StoredSubmission } from '../../persistence/submissions.ts';
import { wishesOf } from '../prepare-reception.ts';
import { AcceptanceLimit } from './acceptance-limit.ts';
import { KeepSubmission } from './keep-submission.ts';
import { SubmissionCompetence } from './submission-competence.ts';
import { auditOf } from './submission-trace.ts';

/** A submission, and whether its source had handed it in before. */
export interface HandedIn {
  submission: StoredSubmission;
  duplicate: boolean;
}

/** Takes in what somebody submits online, for a desk to accept; the same code of a source is the same submission. */
@Injectable()
export class HandInSubmission {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly competence: SubmissionCompetence,
    private readonly limit: AcceptanceLimit,
    private readonly keep: KeepSubmission,
  ) {}

  /** @throws procedure.*, intake.desk-unknown, .procedure-not-received-here, .component-unknown, dossier.no-way-to-tell */
  async execute(
    { sourceCode, desk: code, ...content }: SubmissionRequest,
    source: Reader,
  ): Promise<HandedIn> {
    const desk = await this.competence.deskOf(code);
    const sourceAgencyId = source.kind === 'service' ? source.agencyId : desk.id;
    const known = await this.known(sourceAgencyId, sourceCode);
    if (known) return { submission: known, duplicate: true };
    const { definition, terms } = await this.competence.termsAt(desk, content);
    nameComponents(terms.components, content.components);
    wishesOf(content);
    const id = uuid();
    const at = this.clock.now();
    const added = await this.keep.execute(
      {
        ...{ id, sourceAgencyId, sourceCode, source: 'service', sourceDigest: null, deskAgencyId: desk.id },
        procedure: { code: definition.code, name: definition.name, fieldCode: definition.field.code },
        secrecy: definition.secrecy ?? 'normal',
        ...{ submittedAt: at, acceptBy: await this.limit.after(at, desk, terms) },
      },
      content,
      auditOf('hand-in', id, at, source),
    );
    // Another request with its code was quicker.
    const submission = await this.known(sourceAgencyId, sourceCode);
    if (!submission) throw new Error(`submission ${id} was not written`);
    return { submission, duplicate: !added };
  }

  private known(agencyId: number, sourceCode: string): Promise<StoredSubmission | undefined> {
    return readSubmission(this.database, sql`${ofSource(agencyId)} and s.source_code = ${sourceCode}`);
  }
}
