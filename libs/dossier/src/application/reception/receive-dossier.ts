import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { DeadlineTerms } from '#deadline';
import { type Position, type Principal, standsBehind } from '#identity';
import type { Agency, Secrecy } from '#organization';
import type { AuditEntry } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { Channel, ProcedureVersion } from '#procedure';
import type { PublishedWorkflow } from '#workflow';
import type { Applicant, Submitter } from '../../domain/applicant.ts';
import { dossierCodePrefix } from '../../domain/dossier-code.ts';
import { planReception } from '../../domain/plan-reception.ts';
import { forWhom, historyLine, receptionLine } from '../history-line.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { Refusals } from '../refusals.ts';
import { sealApplicant } from './seal-applicant.ts';
import {
  insertDossier,
  type InsertedDossier,
  type NewDossier,
  type SubmittedComponent,
} from '../../persistence/insert-dossier.ts';

/** A checked dossier as the desk hands it over. */
export interface Reception {
  procedure: ProcedureVersion;
  caseCode: string | null;
  channel: Channel;
  desk: Agency;
  lead: Agency;
  applicant: Applicant;
  submitter: Submitter | null;
  components: readonly SubmittedComponent[];
  officer: Principal;
  post: Position;
  comment: string | null;
  secrecy: Secrecy;
}

/** Receives a complete dossier: code, appointment, first task and history come into being together. */
@Injectable()
export class ReceiveDossier {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worlds: PlanningWorlds,
    private readonly personal: PersonalData,
    private readonly refusals: Refusals,
  ) {}

  /** @throws dossier.own-dossier, .delegation-over */
  async execute(
    reception: Reception,
    workflow: PublishedWorkflow,
    terms: DeadlineTerms,
    recordAnswer: RecordReception,
  ): Promise<InsertedDossier> {
    const at = this.clock.now();
    const { desk, lead } = reception;
    const world = await this.worlds.seenFrom({ receivingAgencyId: desk.id, leadAgencyId: lead.id }, at);
    const { due, task } = planReception(workflow.definition, terms, world);
    const id = uuid();
    const base = await newDossier(id, at, reception, this.personal);
    const history = historyLine(base.actor, {
      dossierId: id,
      at,
      ...receptionLine({ due, task }),
      comment: reception.comment,
    });
    const dossier: NewDossier = {
      ...base.dossier,
      workflowId: workflow.id,
      terms,
      due,
      closedAt: null,
      tasks: [task],
      history,
    };
    const audit = auditOf('dossier.receive', id, at, reception);
    const permitted = mayTakeIn(reception, base.dossier.sealed.identityIndex, at);
    const inserted = await insertDossier(this.database, dossier, audit, permitted, recordAnswer);
    return inserted ?? this.refusals.takingIn(reception);
  }
}

export type RecordReception = (answer: Sql, when: Sql) => Sql;

/**
 * Whether a desk officer may take in or refuse a dossier: not their own, nor that of whom they act for.
 * @param applicant index of the applicant's identity number
 */
export const mayTakeIn = (
  { officer, post: { onBehalfOf } }: Reception,
  applicant: Buffer,
  at: Date,
): Sql => sql`
  ${standsBehind(onBehalfOf, at)} and not exists (
    select 1 from organization.officer o
    where o.identity_index = ${applicant}
      and o.id in (${officer.officerId}::int, ${onBehalfOf?.officerId ?? null}::int))`;

/** What is written down of who took in or refused what at which desk. */
export const auditOf = (
  action: string,
  id: string,
  at: Date,
  { officer, post, procedure, desk }: Reception,
): AuditEntry => ({
  at,
  actor: officer.username,
  officerId: officer.officerId,
  action,
  subjectType: 'dossier',
  subjectId: id,
  ...forWhom(post),
  details: { procedure: procedure.definition.code, desk: desk.code },
});

/** What a reception and a refusal at intake have in common. */
export async function newDossier(id: string, at: Date, reception: Reception, personal: PersonalData) {
  const {
    procedure,
    caseCode,
    channel,
    desk,
    lead,
    applicant,
    submitter,
    components,
    officer,
    post,
    secrecy,
  } = reception;
  return {
    actor: { officer, post, agencyName: desk.name, onBehalfOf: post.onBehalfOf ?? null },
    dossier: {
      id,
      codePrefix: dossierCodePrefix(desk.code, at),
      codeDay: civilDate(at),
      procedure: {
        id: procedure.id,
        code: procedure.definition.code,
        name: procedure.definition.name,
        caseCode,
        fieldCode: procedure.definition.field.code,
      },
      secrecy,
      channel,
      receivingAgencyId: desk.id,
      leadAgencyId: lead.id,
      receivedAt: at,
      applicant,
      sealed: await sealApplicant(personal, id, applicant, submitter),
      submitter,
      components,
    },
  };
}
