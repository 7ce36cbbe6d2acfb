import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { AuthorityKind } from '../../domain/applicant.ts';
import {
  type Corrected,
  correctedIn,
  correctedInSubmitter,
  type Correction,
  isTold,
  type Typed,
} from '../../domain/correction.ts';
import { correctionProblem } from '../../domain/correction.problems.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { CORRECT } from '../../domain/offered-acts.ts';
import { unchanged } from '../../domain/reckoned.ts';
import { separationProblem } from '../../domain/separation.problems.ts';
import {
  type ApplicantAfter,
  areOfficers,
  insertCorrections,
  storedTyped,
  updateApplicant,
  updateComments,
} from '../../persistence/corrections.ts';
import { applicantPlace } from '../../persistence/sealed-applicant.ts';
import { openApplicantToShow, type OpenedFields } from '../personal-data/open-applicant.ts';
import { dossier, Refusals } from '../refusals.ts';
import { ActOutsideWorkflow, type OutsideCommand, type OutsideOutcome } from './act-outside-workflow.ts';
import { sealCorrections } from './seal-corrections.ts';

interface OpenedSubmitter {
  name: string;
  phone: string | null;
  /** Of their number; null = none on file. */
  index: Buffer | null;
  authority: AuthorityKind | null;
}

type Opened = Typed & { submitter: OpenedSubmitter };

/**
 * Corrects what the desk typed wrongly (*đính chính*): whose the dossier is, how they are reached, whose number finds it
 * as handed in for another, notes on papers. What stood there before is kept sealed, of that number that there was one; slips,
 * messages and the national portal follow what stands there now.
 */
@Injectable()
export class CorrectReception {
  constructor(
    private readonly database: Database,
    private readonly acts: ActOutsideWorkflow,
    private readonly personal: PersonalData,
    private readonly refusals: Refusals,
  ) {}

  /** @throws dossier.nothing-corrected, .component-unknown, .no-submitter, and what {@link ActOutsideWorkflow} throws */
  async execute(
    command: OutsideCommand,
    correction: Correction,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    const { dossierId: id, expectedVersion } = command;
    await this.acts.demandNow(command, CORRECT);
    const typed = await this.typed(id);
    demandKnown(typed, correction);
    const after = await this.after(id, typed, correction);
    const corrected = [
      ...correctedIn(typed, correction),
      ...correctedInSubmitter(typed.submitter.index, after.submitterIndex),
    ];
    if (corrected.length === 0) throw dossierProblem('dossier.nothing-corrected');
    await this.demandNotTheirs(command, after);
    const kept = await sealCorrections(this.personal, corrected);
    const comments = correction.components ?? [];
    return this.acts.execute(
      command,
      {
        is: CORRECT,
        comment: correction.reason,
        details: { correction: noted(corrected) },
        plan: unchanged,
        companion: {
          effects: (when) => [
            insertCorrections(id, expectedVersion + 1, kept, when),
            updateApplicant(id, after, when),
            updateComments(id, comments, when),
          ],
        },
      },
      recordAnswer,
    );
  }

  private async typed(id: string): Promise<Opened> {
    const stored = await storedTyped(this.database, id);
    if (!stored) throw dossierProblem('dossier.unknown');
    const opened: OpenedFields = await openApplicantToShow(this.personal, id, stored);
    return {
      fullName: stored.fullName,
      address: stored.address,
      identity: { kind: stored.identityKind, number: opened.identityNumber },
      phone: opened.phone,
      email: opened.email,
      comments: stored.comments,
      submitter: {
        ...{ name: stored.submitterName, phone: opened.submitterPhone },
        ...{ index: stored.submitterIndex, authority: stored.authority },
      },
    };
  }

  private async after(
    id: string,
    typed: Opened,
    { applicant = {}, submitter }: Correction,
  ): Promise<ApplicantAfter> {
    const { fullName, address, identity, phone, email } = applicant;
    const seal = (field: Parameters<typeof applicantPlace>[0], text: string | null) =>
      this.personal.sealOptional(text, applicantPlace(field, id));
    const handedInThemselves =
      typed.submitter.name === typed.fullName && typed.submitter.phone === typed.phone;
    return {
      ...(fullName !== undefined && { fullName }),
      ...(address !== undefined && { address }),
      ...(identity && {
        identity: {
          kind: identity.kind,
          sealed: await this.personal.seal(identity.number, applicantPlace('identity', id)),
          index: await this.personal.indexOf('identity', identity.number),
          tail: identity.number.slice(-3),
        },
      }),
      ...(phone !== undefined && {
        phone: {
          sealed: await seal('phone', phone),
          index: phone === null ? null : await this.personal.indexOf('phone', phone),
        },
      }),
      ...(phone !== undefined &&
        handedInThemselves && { submitterPhone: { sealed: await seal('submitterPhone', phone) } }),
      ...(email !== undefined && { email: { sealed: await seal('email', email) } }),
      ...(submitter && { submitterIndex: await this.indexOf(submitter.citizenId) }),
    };
  }

  private indexOf(number: string | null): Promise<Buffer | null> {
    return number === null ? Promise.resolve(null) : this.personal.indexOf('identity', number);
  }

  /** Nobody makes a dossier their own by correcting it, nor theirs to look at. @throws dossier.own-dossier */
  private async demandNotTheirs(
    { officer, dossierId }: OutsideCommand,
    { identity, submitterIndex }: ApplicantAfter,
  ): Promise<void> {
    const named = [identity?.index, submitterIndex].flatMap((index) => index ?? []);
    if (named.length === 0) return;
    const acting = [
      officer.officerId,
      ...officer.positions.flatMap(({ onBehalfOf }) => onBehalfOf?.officerId ?? []),
    ];
    if (!(await areOfficers(this.database, named, acting))) return;
    await this.refusals.tracing(officer, dossier(dossierId), () =>
      Promise.reject(separationProblem('dossier.own-dossier')),
    );
  }
}

/** What the history says of it: which fields, never what stood in them. */
export const noted = (corrected: readonly Corrected[]) => ({
  fields: corrected.map(({ field }) => field),
  told: isTold(corrected),
});

/** @throws dossier.component-unknown, .no-submitter */
function demandKnown(
  { comments, submitter }: Opened,
  { components = [], submitter: wished }: Correction,
): void {
  if (wished?.citizenId && submitter.authority === 'self') throw correctionProblem('dossier.no-submitter');
  const unknown = components.filter(({ code }) => !Object.hasOwn(comments, code)).map(({ code }) => code);
  if (unknown.length > 0) {
    throw dossierProblem('dossier.component-unknown', { components: unknown.join(', ') });
  }
}
