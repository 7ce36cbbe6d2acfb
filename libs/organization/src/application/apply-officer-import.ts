import { Injectable } from '@nestjs/common';
import { insertAuditEntries } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, type Sql, type Transaction, violatesUnique } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { Administrator } from '../domain/forms.ts';
import type { ImportPlan, PlannedPerson } from '../domain/officer-import.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { notInForce } from '../persistence/agencies.ts';
import {
  holdVersions,
  type ImportCounts,
  importPlace,
  insertOfficers,
  markApplied,
  type OfficerRewriting,
  readOfficerImport,
  rewriteOfficers,
  sealedOfficers,
} from '../persistence/officer-imports.ts';
import { officerPlace } from '../persistence/officer-place.ts';
import { holdAdministrators } from '../persistence/officers.ts';
import { endPositions, givePositions, nextVersions } from '../persistence/restructuring.ts';

/** What an import wrote. */
export type AppliedOfficerImport = ImportCounts;

/** Carries a dry run of officers out: every officer and post in one transaction, or none. Accounts are given apart. */
@Injectable()
export class ApplyOfficerImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
  ) {}

  /** @throws organization.import-unknown, .import-applied, .import-faulty, .import-stale, .last-administrator */
  async execute(
    id: string,
    by: Administrator,
    recordAnswer: (answer: AppliedOfficerImport) => Sql,
  ): Promise<AppliedOfficerImport> {
    try {
      return await this.database.transaction((tx) => this.apply(tx, id, by, recordAnswer));
    } catch (error) {
      // Someone added an officer of that name after the dry run.
      if (!violatesUnique(error, 'officer_username_unique')) throw error;
      throw organizationProblem('organization.import-stale');
    }
  }

  private async apply(
    tx: Transaction,
    id: string,
    by: Administrator,
    recordAnswer: (answer: AppliedOfficerImport) => Sql,
  ): Promise<AppliedOfficerImport> {
    const held = await readOfficerImport(tx, id, true);
    if (!held) throw organizationProblem('organization.import-unknown');
    if (held.state === 'applied') throw organizationProblem('organization.import-applied');
    if (!held.planSealed) throw organizationProblem('organization.import-faulty');
    const plan = JSON.parse(await this.personal.open(held.planSealed, importPlace(id))) as ImportPlan;
    await demandAsSeen(tx, plan);
    const at = this.clock.now();
    await this.write(tx, plan, civilDate(at));
    await tx.query(markApplied(id, at, by.username));
    await tx.query(insertAuditEntries(entriesOf(plan, id, at, by)));
    await tx.query(recordAnswer(held.counts));
    return held.counts;
  }

  private async write(tx: Transaction, plan: ImportPlan, on: string): Promise<void> {
    await insertOfficers(tx, plan.creates);
    const stored = await sealedOfficers(tx, [...new Set([...plan.creates, ...touched(plan)].map(nameOf))]);
    const ids = new Map(stored.map(({ username, id }) => [username, id]));
    const idOf = (username: string): number => {
      const found = ids.get(username);
      if (found === undefined) throw organizationProblem('organization.import-stale');
      return found;
    };
    const written = [...plan.creates, ...plan.changes];
    const rewritings = await Promise.all(
      written.map((person) => this.rewriting(idOf(person.username), person)),
    );
    await tx.query(rewriteOfficers(rewritings));
    await holdAdministrators(tx);
    await tx.query(
      endPositions(
        plan.ends.map((post) => ({ ...post, officerId: idOf(post.username) })),
        on,
      ),
    );
    const gives = plan.gives.map((post) => ({
      ...{ ...post, officerId: idOf(post.username), clearance: 'normal' as const },
    }));
    await tx.query(givePositions(gives, on));
    if ((await holdAdministrators(tx)) === 0) throw organizationProblem('organization.last-administrator');
    await tx.query(nextVersions([...new Set(touched(plan).map(({ username }) => idOf(username)))]));
  }

  private async rewriting(
    id: number,
    { fullName, email, phone, identityIndex }: Partial<PlannedPerson>,
  ): Promise<OfficerRewriting> {
    return {
      ...{ id, fullName: fullName ?? null },
      emailSealed: await this.personal.sealOptional(email, officerPlace('email', id)),
      phoneSealed: await this.personal.sealOptional(phone, officerPlace('phone', id)),
      identityIndex: identityIndex ? Buffer.from(identityIndex, 'hex') : null,
    };
  }
}

type Named = { readonly username: string };

const nameOf = ({ username }: Named): string => username;

/** Whoever is changed, or gets or loses a post. */
const touched = ({ changes, gives, ends }: ImportPlan): readonly Named[] => [...changes, ...gives, ...ends];

/** Nobody is written over who was changed since the dry run, and no post is given at an agency that ended. */
async function demandAsSeen(tx: Transaction, plan: ImportPlan): Promise<void> {
  const versions = await holdVersions(tx, Object.keys(plan.versions));
  const changed = Object.entries(plan.versions).some(([name, version]) => versions.get(name) !== version);
  const codes = plan.gives.flatMap(({ agency, areas }) => [agency, ...areas]);
  const ended = await notInForce(tx, codes);
  if (changed || ended.length > 0) throw organizationProblem('organization.import-stale');
}

function entriesOf(plan: ImportPlan, id: string, at: Date, by: Administrator) {
  const common = { at, actor: by.username, officerId: by.officerId };
  const names = [...new Set([...plan.creates, ...touched(plan)].map(nameOf))];
  const of = <One extends Named>(list: readonly One[], username: string) =>
    list.filter((one) => one.username === username);
  return [
    {
      ...{ ...common, action: 'organization.import-officers', subjectType: 'officer-import', subjectId: id },
      details: { officers: names.length },
    },
    ...names.map((username) => ({
      ...{ ...common, action: 'organization.import-officer', subjectType: 'officer', subjectId: username },
      change: { before: { held: of(plan.ends, username) }, after: { given: of(plan.gives, username) } },
      details: {
        import: id,
        changed: of(plan.changes, username).flatMap((change) => Object.keys(change)),
      },
    })),
  ];
}
