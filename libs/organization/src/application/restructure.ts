import { Injectable } from '@nestjs/common';
import { type AuditEntry, insertAuditEntries } from '#platform/audit';
import { civilDate } from '#platform/clock';
import type { Transaction } from '#platform/database';
import type { Administrator, NewAgency } from '../domain/forms.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import type { Restructuring } from '../domain/restructuring.ts';
import { insertAgency } from '../persistence/agencies.ts';
import { holdAdministrators } from '../persistence/officers.ts';
import * as statements from '../persistence/restructuring.ts';

/** When, on whose decision and under which reorganisation agencies change. */
export interface RestructuringOrder {
  readonly at: Date;
  readonly by: Administrator;
  readonly reorganization: string;
}

/** Changes many agencies and posts at once, in the transaction of whoever decided it. Codes stay as they are. */
@Injectable()
export class Restructure {
  /** Adds agencies that take over, those another is below of first. */
  async introduce(tx: Transaction, agencies: readonly NewAgency[], order: RestructuringOrder): Promise<void> {
    for (const agency of agencies) await tx.query(insertAgency(agency, civilDate(order.at)));
    const entries = agencies.map((agency) =>
      entry(order, { action: 'organization.create-agency', code: agency.code, after: agency }),
    );
    await tx.query(insertAuditEntries(entries));
  }

  /**
   * Ends agencies and posts, gives posts, and rewrites what speaks of the agencies that end. Fails where a post was given
   * meanwhile at an agency that ends: whoever carries it out looks anew.
   * @throws organization.last-administrator
   */
  async execute(tx: Transaction, change: Restructuring, order: RestructuringOrder): Promise<void> {
    const on = civilDate(order.at);
    await tx.query(statements.rename(change.renames));
    await tx.query(statements.reparent(change.reparents));
    await tx.query(statements.rewrite(change.rewrites));
    await tx.query(statements.cease(change.ceases, on));
    await holdAdministrators(tx);
    await tx.query(statements.endPositions(change.ends, on));
    await tx.query(statements.givePositions(change.gives, on));
    if ((await holdAdministrators(tx)) === 0) throw organizationProblem('organization.last-administrator');
    const left = await tx.query(statements.postsLeft(change.ceases.map(({ agency }) => agency)));
    if (left.length > 0) throw new Error('a post was given at an agency while it ended');
    await tx.query(statements.rewriteAreas(change.areas));
    const posts = [...change.ends, ...change.gives, ...change.areas];
    await tx.query(statements.nextVersions([...new Set(posts.map(({ officerId }) => officerId))]));
    await tx.query(insertAuditEntries([...agencyEntries(change, order), ...officerEntries(change, order)]));
  }
}

const entry = (
  { at, by, reorganization }: RestructuringOrder,
  {
    action,
    code,
    before = null,
    after,
  }: { action: string; code: string; before?: object | null; after: object },
): AuditEntry => ({
  ...{ at, actor: by.username, officerId: by.officerId, action, subjectType: 'agency', subjectId: code },
  ...{ change: { before, after }, details: { reorganization } },
});

const agencyEntries = (
  { ceases, reparents, rewrites, renames }: Restructuring,
  order: RestructuringOrder,
): AuditEntry[] => [
  ...ceases.map(({ agency, successors }) =>
    entry(order, { action: 'organization.abolish-agency', code: agency, after: { successors } }),
  ),
  ...[...reparents, ...rewrites, ...renames].map(({ agency, ...after }) =>
    entry(order, { action: 'organization.change-agency', code: agency, after }),
  ),
];

function officerEntries({ ends, gives, areas }: Restructuring, order: RestructuringOrder): AuditEntry[] {
  const usernames = [...new Set([...ends, ...gives, ...areas].map(({ username }) => username))];
  const of = <One extends { username: string }>(list: readonly One[], username: string): One[] =>
    list.filter((one) => one.username === username);
  return usernames.map((username) => ({
    ...entry(order, {
      ...{ action: 'organization.change-positions', code: username },
      ...{ before: { held: of(ends, username) } },
      after: { given: of(gives, username), areas: of(areas, username) },
    }),
    subjectType: 'officer',
  }));
}
