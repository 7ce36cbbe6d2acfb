import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import { DossierScope } from '#dossier';
import { ownPositions, type Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { feeProblem } from '../../domain/fee.problems.ts';
import { tillKeepers } from '../till-keepers.ts';
import { type BookLine, bookOf, type CashDay, dayOf, daysOf, sumOf } from '../../persistence/tills.ts';

/** Posts that see the books of the agencies below theirs as well. */
const OVERSEEING: readonly string[] = ['unit-head', 'agency-leader', 'supervisor'];

/** A day with a page of its lines; of an open day the sum so far. */
export interface DayBook {
  day: CashDay;
  sum: number;
  lines: BookLine[];
}

/** Lines read at a time. */
const PAGE = 200;

/** Shows the books of tills to whoever may: the desk that keeps it, those above it, and their successors. */
@Injectable()
export class CashBooks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly scope: DossierScope,
  ) {}

  /** One more than the limit where there are more. @throws fee.day-unknown */
  async days(officer: Principal, code: string, limit: number, before: string | null): Promise<CashDay[]> {
    const agency = await this.agencyOf(officer, code);
    return daysOf(this.database, agency.id, { limit: limit + 1, before });
  }

  /** @throws fee.day-unknown */
  async day(
    officer: Principal,
    code: string,
    day: string,
    page: { limit: number; after: string | null },
  ): Promise<DayBook> {
    const { agency, found } = await this.find(officer, code, day);
    const permitted = await this.scope.where(officer);
    return {
      day: found,
      sum: found.expected ?? (await sumOf(this.database, agency.id, day)),
      lines: await bookOf(this.database, agency.id, day, { ...page, limit: page.limit + 1, permitted }),
    };
  }

  /** Every line of a day, to take along; who took it is written down. @throws fee.day-unknown */
  async export(officer: Principal, code: string, day: string): Promise<AsyncIterable<BookLine>> {
    const { agency } = await this.find(officer, code, day);
    const permitted = await this.scope.where(officer);
    await this.database.query(
      insertAuditEntry({
        ...{ at: this.clock.now(), actor: officer.username, officerId: officer.officerId },
        ...{ action: 'book.export', subjectType: 'agency', subjectId: agency.code },
        details: { book: 'cash-book', day },
      }),
    );
    // Lines are asked for by whatever the answer is sent through.
    const asked = AsyncLocalStorage.snapshot();
    const page = (after: string | null) =>
      asked(() => bookOf(this.database, agency.id, day, { limit: PAGE, after, permitted }));
    return everyLine(page);
  }

  private async find(
    officer: Principal,
    code: string,
    day: string,
  ): Promise<{ agency: Agency; found: CashDay }> {
    const agency = await this.agencyOf(officer, code);
    const found = await dayOf(this.database, agency.id, day);
    if (!found) throw feeProblem('fee.day-unknown');
    return { agency, found };
  }

  private async agencyOf(officer: Principal, code: string): Promise<Agency> {
    const agency = await this.directory.byCode(code);
    if (!agency) throw feeProblem('fee.day-unknown');
    const kept = [agency.id, ...(await tillKeepers(this.directory, agency))];
    for (const { agencyId, role } of ownPositions(officer)) {
      if (!rolesThatMay('read', 'CashBook').includes(role)) continue;
      const reached = OVERSEEING.includes(role) ? await this.directory.subtree(agencyId) : [agencyId];
      if (kept.some((id) => reached.includes(id))) return agency;
    }
    throw feeProblem('fee.day-unknown');
  }
}

async function* everyLine(page: (after: string | null) => Promise<BookLine[]>): AsyncGenerator<BookLine> {
  let after: string | null = null;
  do {
    const lines: BookLine[] = await page(after);
    yield* lines;
    after = lines.length === PAGE ? (lines.at(-1)?.id ?? null) : null;
  } while (after !== null);
}
