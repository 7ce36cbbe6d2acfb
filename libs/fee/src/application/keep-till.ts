import { Injectable } from '@nestjs/common';
import { ownPositions, type Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, type Sql, type Transaction } from '#platform/database';
import { feeProblem } from '../domain/fee.problems.ts';
import { tillKeepers } from './till-keepers.ts';
import { type CashDay, closeDay, dayOf, daysOf, holdDay, insertDay, sumOf } from '../persistence/tills.ts';

/** What lay in the till when a day was closed. */
export interface Count {
  /** Whole đồng. */
  counted: number;
  note: string | null;
}

/**
 * Opens and closes days of the till of an agency where the officer holds a desk's post. What an agency that ended had in its
 * till is counted by a desk that succeeded it; no day of it is opened any more.
 */
@Injectable()
export class KeepTill {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** Today, after every day before was closed. @throws fee.day-unknown, .till-ended, .day-known, .earlier-day-open */
  async open(
    officer: Principal,
    agencyCode: string,
    series: string,
    recordAnswer: (day: { day: string }) => Sql,
  ): Promise<{ day: string }> {
    const { agency, keeper } = await this.tillOf(officer, agencyCode);
    if (keeper !== agency.id) throw feeProblem('fee.till-ended', { agency: agency.name });
    const at = this.clock.now();
    const day = civilDate(at);
    return this.database.transaction(async (tx) => {
      const opened = await tx.query(
        insertDay({ agencyId: agency.id, day, series, at, officerId: officer.officerId }),
      );
      if (opened.length === 0) await this.refuseOpening(tx, agency.id, day);
      await tx.query(trace(officer, 'fee.open-day', agency, at, { day, series }));
      await tx.query(recordAnswer({ day }));
      return { day };
    });
  }

  /** Its book is final from then on. @throws fee.day-unknown, .day-not-open */
  async close(
    officer: Principal,
    agencyCode: string,
    day: string,
    { counted, note }: Count,
    recordAnswer: (closed: { expected: number; difference: number }) => Sql,
  ): Promise<{ expected: number; difference: number }> {
    const { agency, keeper } = await this.tillOf(officer, agencyCode);
    const keptBy = keeper === agency.id ? {} : { keptBy: (await this.directory.byId(keeper)).code };
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const held = await holdDay(tx, agency.id, day);
      if (!held) throw feeProblem('fee.day-unknown');
      if (!held.open) throw feeProblem('fee.day-not-open', { day, agency: agency.name });
      // Only now: whoever was entering something has come to an end.
      const expected = await sumOf(tx, agency.id, day);
      const closed = { expected, difference: counted - expected };
      await tx.query(closeDay(agency.id, day, { at, officerId: officer.officerId, expected, counted, note }));
      await tx.query(trace(officer, 'fee.close-day', agency, at, { day, counted, ...closed, ...keptBy }));
      await tx.query(recordAnswer(closed));
      return closed;
    });
  }

  /** The agency whose till a desk officer keeps, and at which agency the officer does. @throws fee.day-unknown */
  private async tillOf(officer: Principal, code: string): Promise<{ agency: Agency; keeper: number }> {
    const agency = await this.directory.byCode(code);
    const keepers = agency ? await tillKeepers(this.directory, agency) : [];
    const post = ownPositions(officer).find(
      ({ agencyId, role }) => keepers.includes(agencyId) && role === 'reception-officer',
    );
    if (!agency || !post) throw feeProblem('fee.day-unknown');
    return { agency, keeper: post.agencyId };
  }

  private async refuseOpening(tx: Transaction, agencyId: number, day: string): Promise<never> {
    const known: CashDay | undefined = await dayOf(tx, agencyId, day);
    if (known) throw feeProblem('fee.day-known', { day });
    const [newest] = await daysOf(tx, agencyId, { limit: 1, before: null });
    throw feeProblem('fee.earlier-day-open', { day: newest?.day ?? '' });
  }
}

const trace = (
  { username, officerId }: Principal,
  action: string,
  { code }: Agency,
  at: Date,
  details: Record<string, unknown>,
): Sql =>
  insertAuditEntry({
    ...{ at, actor: username, officerId, action, subjectType: 'agency', subjectId: code, details },
  });
