import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, type Sql } from '#platform/database';
import { checkPeriod, type Period } from '../domain/book-period.ts';
import { formProblem } from '../domain/form.problems.ts';
import { bookLines, type BookRow } from '../persistence/book-lines.ts';

export const BOOKS = ['tracking-book', 'control-slips'] as const;

export type Book = (typeof BOOKS)[number];

export const BOOK_FORMATS = ['pdf', 'xlsx'] as const;

/** What somebody wants a book of. */
export interface BookOrder extends Period {
  book: Book;
  format: (typeof BOOK_FORMATS)[number];
  /** Code of the one-stop desk that keeps it. */
  desk: string;
}

export interface OpenedBook {
  order: BookOrder;
  desk: Agency;
  /** Pages of dossiers, read while they are asked for. */
  pages: AsyncIterable<BookRow[]>;
  /** Reads as the request does that ordered it: pages are asked for by whatever the answer is sent through. */
  asked: <Result>(read: () => Result) => Result;
}

/** Dossiers read at a time; a year of a province is never in memory. */
const PAGE = 100;

/** Opens the book of a desk over a period for whoever may keep it: of the dossiers in their sight. Each leaves a trace. */
@Injectable()
export class OpenBook {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly directory: Directory,
  ) {}

  /** @throws form.book-unknown, .desk-unknown, .period-backwards, .period-too-long */
  async execute(officer: Principal, order: Omit<BookOrder, 'book'> & { book: string }): Promise<OpenedBook> {
    const { book, format, from, to } = order;
    if (!isBook(book)) throw formProblem('form.book-unknown', { book, books: BOOKS.join(', ') });
    checkPeriod(order);
    const desk = await this.directory.byCode(order.desk);
    if (!desk) throw formProblem('form.desk-unknown', { code: order.desk });
    const permitted = await this.scope.where(officer, 'keep books');
    await this.database.query(
      insertAuditEntry({
        ...{ at: this.clock.now(), actor: officer.username, officerId: officer.officerId },
        ...{ action: 'book.export', subjectType: 'agency', subjectId: desk.code },
        details: { book, format, from, to },
      }),
    );
    const asked = AsyncLocalStorage.snapshot();
    const pages = this.pages({ from, to }, desk.id, permitted, asked);
    return { order: { ...order, book }, desk, pages, asked };
  }

  private async *pages(
    period: Period,
    deskId: number,
    permitted: Sql,
    asked: OpenedBook['asked'],
  ): AsyncGenerator<BookRow[]> {
    let after: BookRow | undefined;
    do {
      const wanted = { ...period, deskId, permitted, after, limit: PAGE };
      const rows: BookRow[] = await asked(() => bookLines(this.database, wanted));
      if (rows.length > 0) yield rows;
      after = rows.length === PAGE ? rows.at(-1) : undefined;
    } while (after);
  }
}

const isBook = (name: string): name is Book => (BOOKS as readonly string[]).includes(name);
