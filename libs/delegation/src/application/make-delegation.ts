import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal, RecognisedSession } from '#identity';
import { Directory, OFFICER_ROLES } from '#organization';
import { AuditTrail, insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { text } from '#platform/fields';
import { Problem } from '#platform/problem';
import { demandDelegable, demandPeriod, type Party } from '../domain/delegation.ts';
import { delegationProblem } from '../domain/delegation.problems.ts';
import {
  closesCircle,
  findParties,
  insertDelegation,
  type NewDelegation,
  oneAtATime,
  unknownCodes,
} from '../persistence/delegations.ts';
import { Authority } from './authority.ts';

const officerName = z.string().min(1).max(100);
const instant = z.iso.datetime({ offset: true }).transform((typed) => new Date(typed));
const codes = z.array(z.string().min(1).max(50)).max(100).default([]);

export const delegationRequestSchema = z.strictObject({
  /** Whose post; absent = my own. */
  from: officerName.optional(),
  /** Code of the agency of the post. */
  agency: z.string().min(1).max(50),
  role: z.enum(OFFICER_ROLES),
  to: officerName,
  /** Absent = at once. */
  startsAt: instant.optional(),
  endsAt: instant,
  /** Codes of fields of procedures, and of procedures; without either it is the whole post. */
  fields: codes,
  procedures: codes,
  /** The delegator is away: no policy gives them a step while someone else is there. */
  absent: z.boolean().default(false),
  reason: text(2000),
  /** Number of the paper it rests on. */
  paper: text(200).optional(),
});

export type DelegationRequest = z.infer<typeof delegationRequestSchema>;

interface Checked {
  delegation: NewDelegation;
  to: Party;
}

/** Lets a colleague act under a post for a time: one's own, or that of somebody who is absent. */
@Injectable()
export class MakeDelegation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly authority: Authority,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws delegation.*, identity.administration-closed */
  async execute(
    request: DelegationRequest,
    session: RecognisedSession,
    recordAnswer: (id: number) => Sql,
  ): Promise<number> {
    const { principal: officer } = session;
    const madeAt = this.clock.now();
    try {
      const checked = await this.checked(request, session, madeAt);
      return await this.make(checked, officer, recordAnswer);
    } catch (error) {
      if (error instanceof Problem) await this.traceRefusal(error.code, request, officer, madeAt);
      throw error;
    }
  }

  private async checked(
    request: DelegationRequest,
    session: RecognisedSession,
    madeAt: Date,
  ): Promise<Checked> {
    const { principal: officer } = session;
    const { role, fields, procedures, absent, reason, paper, endsAt, startsAt = madeAt } = request;
    demandPeriod({ startsAt, endsAt }, madeAt);
    const agency = await this.directory.byCode(request.agency);
    if (!agency) throw delegationProblem('delegation.agency-unknown', { agency: request.agency });
    const post = { agencyId: agency.id, role };
    const fromName = request.from ?? officer.username;
    const parties = await findParties(this.database, [fromName, request.to], post);
    const [from, to] = [partyOf(parties, fromName), partyOf(parties, request.to)];
    const maker = {
      officerId: officer.officerId,
      leads: (await this.authority.leads(officer)).includes(agency.id),
      administers: this.authority.administers(officer),
      standsIn: this.authority.standsIn(officer, agency.id, role),
    };
    const asAdministrator = maker.officerId !== from.officerId && !maker.leads && maker.administers;
    if (asAdministrator) await this.authority.admitAdministration(session);
    const nearby = await this.authority.near(agency.id);
    const kind = demandDelegable({ agency, role }, { from, to, maker }, nearby);
    const unknown = await unknownCodes(this.database, request);
    if (unknown.length > 0) {
      throw delegationProblem('delegation.scope-unknown', { codes: unknown.join(', ') });
    }
    const delegation = {
      ...{ kind, ...post, startsAt, endsAt, fields, procedures, absent, reason, paper: paper ?? null },
      ...{ fromOfficerId: from.officerId, toOfficerId: to.officerId, madeAt, madeBy: officer.officerId },
    };
    return { delegation, to };
  }

  private make(
    { delegation, to }: Checked,
    { username: actor, officerId }: Principal,
    recordAnswer: (id: number) => Sql,
  ): Promise<number> {
    return this.database.transaction(async (tx) => {
      await tx.query(oneAtATime());
      if (await closesCircle(tx, delegation)) {
        throw delegationProblem('delegation.circle', { officer: to.name });
      }
      const id = await insertDelegation(tx, delegation);
      const { kind, fromOfficerId, toOfficerId, agencyId, role, startsAt, endsAt, ...rest } = delegation;
      await tx.query(
        insertAuditEntry({
          ...{ at: delegation.madeAt, actor, officerId, onBehalfOf: kind === 'cover' ? fromOfficerId : null },
          ...{ action: 'delegation.make', subjectType: 'delegation', subjectId: String(id) },
          details: {
            ...{ kind, from: fromOfficerId, to: toOfficerId, agency: agencyId, role, startsAt, endsAt },
            ...{ fields: rest.fields, procedures: rest.procedures, absent: rest.absent },
          },
        }),
      );
      await tx.query(recordAnswer(id));
      return id;
    });
  }

  private traceRefusal(
    problem: string,
    { agency, role, from, to }: DelegationRequest,
    { username: actor, officerId }: Principal,
    at: Date,
  ): Promise<void> {
    return this.trail.record({
      ...{ at, actor, officerId, action: 'delegation.make', outcome: 'refused' },
      // Of the caller: what they typed begins no chain.
      ...{ subjectType: 'officer', subjectId: String(officerId) },
      details: { problem, agency, role, from: from ?? actor, to },
    });
  }
}

/** @throws delegation.officer-unknown */
function partyOf(parties: readonly Party[], username: string): Party {
  const party = parties.find((one) => one.username === username);
  if (!party) throw delegationProblem('delegation.officer-unknown', { username });
  return party;
}
