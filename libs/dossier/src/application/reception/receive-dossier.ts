import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { DeadlineTerms } from '#deadline';
import { standsBehind } from '#identity';
import type { AuditEntry } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, type Queryable, sql, type Sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { PublishedWorkflow } from '#workflow';
import { dossierCodePrefix } from '../../domain/dossier-code.ts';
import { planReception } from '../../domain/plan-reception.ts';
import { forWhom, historyLine, receptionLine } from '../history-line.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import type { Reception } from './reception.ts';
import { type OpenDuplicate, ReceptionRefusals } from './reception-refusals.ts';
import { sealApplicant } from './seal-applicant.ts';
import { insertDossier, type InsertedDossier, type NewDossier } from '../../persistence/insert-dossier.ts';

/** Receives a complete dossier: code, appointment, first task and history come into being together. */
@Injectable()
export class ReceiveDossier {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worlds: PlanningWorlds,
    private readonly personal: PersonalData,
    private readonly refusing: ReceptionRefusals,
  ) {}

  /** @throws dossier.own-dossier, .delegation-over */
  async execute(ready: ReadyReception, record?: RecordReception): Promise<Received> {
    const dossier = await this.write(this.database, ready, record);
    return dossier ? { kind: 'received', dossier } : this.refuse(ready.reception);
  }

  /**
   * Within a transaction of the caller, who asks {@link refuse} why when it is over.
   * @returns undefined when it was not taken in
   */
  async write(
    queryable: Queryable,
    { reception, workflow, terms }: ReadyReception,
    record?: RecordReception,
  ): Promise<InsertedDossier | undefined> {
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
      details: reception.duplicateKnown ? { duplicateOf: 'known' } : {},
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
    return insertDossier(
      queryable,
      dossier,
      audit,
      sql`${permitted} and ${isFirst(reception, dossier)} and ${lendersKept(reception)}`,
      record,
    );
  }

  /** Tells why a dossier was not taken in. @throws dossier.own-dossier, .delegation-over */
  async refuse(reception: Reception): Promise<Extract<Received, { kind: 'duplicate' }>> {
    return { kind: 'duplicate', open: await this.refusing.explain(reception) };
  }
}

/** A checked dossier with the workflow and the terms it is to be received under. */
export interface ReadyReception {
  reception: Reception;
  workflow: PublishedWorkflow;
  terms: DeadlineTerms;
}

/**
 * Received, or held up because the applicant has unfinished dossiers of the procedure that nobody spoke of, or because a
 * dossier that was to lend a paper has just been erased.
 */
export type Received =
  { kind: 'received'; dossier: InsertedDossier } | { kind: 'duplicate'; open: OpenDuplicate[] };

const isFirst = ({ duplicateKnown }: Reception, { sealed, procedure }: NewDossier): Sql => sql`
  (${duplicateKnown}::boolean
   or not exists (select from dossier.open_of_applicant(${sealed.identityIndex}::bytea, ${procedure.code})))`;

/**
 * Whether the dossiers it takes papers over from still are what they were. They are locked: an erasure either is over and
 * shows here, or comes after this reception and finds that they lent something.
 */
function lendersKept({ components }: Reception): Sql {
  const lenders = [...new Set(components.flatMap(({ reuses }) => reuses?.dossierId ?? []))];
  return sql`(
    select count(*) from (
      select from dossier.dossier o where o.id = any(${lenders}::uuid[]) and o.erased_at is null for key share) kept
  ) = ${lenders.length}::int`;
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
  { officer, post, procedure, desk, duplicateKnown, components }: Reception,
): AuditEntry => ({
  at,
  actor: officer.username,
  officerId: officer.officerId,
  action,
  subjectType: 'dossier',
  subjectId: id,
  ...forWhom(post),
  details: {
    procedure: procedure.definition.code,
    desk: desk.code,
    ...(duplicateKnown && { duplicateOf: 'known' }),
    ...reusedIn(components),
  },
});

/** What was taken over from which dossiers. */
function reusedIn(components: Reception['components']): { reuses?: object } {
  const reused = components.flatMap(({ code, reuses }) => (reuses ? [{ code, ...reuses }] : []));
  return reused.length > 0 ? { reuses: reused.map(({ code, dossierId }) => ({ code, dossierId })) } : {};
}

/** What a reception and a refusal at intake have in common. */
export async function newDossier(id: string, at: Date, reception: Reception, personal: PersonalData) {
  const { procedure, caseCode, channel, desk, lead, officer, post, secrecy } = reception;
  const { applicant, submitter, returning, notices, online, sets, area, components } = reception;
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
      sealed: await sealApplicant(personal, id, applicant, submitter),
      ...{ applicant, submitter, returning, notices, online, sets, area, components },
    },
  };
}
