import { AsyncLocalStorage } from 'node:async_hooks';
import { pipeline, Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock, rfc3339 } from '#platform/clock';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import type { DossierFilter } from '../../domain/dossier-filter.ts';
import { maskedName } from '../../domain/masked-name.ts';
import { type DossierLine, ListDossiers } from './list-dossiers.ts';
import type { Page } from './page.ts';

/** Rows an export holds at most, the newest; the rest is reached by narrower filters. */
export const EXPORTED = 10_000;
/** Rows read at a time. */
const PAGE = 500;

const COLUMNS = {
  code: 'Mã hồ sơ',
  procedure: 'Mã thủ tục',
  name: 'Tên thủ tục',
  field: 'Lĩnh vực',
  applicant: 'Chủ hồ sơ',
  status: 'Trạng thái',
  receivedAt: 'Ngày tiếp nhận',
  dueAt: 'Hạn xử lý',
};

/** What officers look for as a table for spreadsheets: names masked, formulas disarmed. Each is written into the audit trail. */
@Injectable()
export class ExportDossiers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly listing: ListDossiers,
    private readonly logger: Logger,
  ) {}

  /** @returns CSV in UTF-8 with a byte order mark. */
  async execute(officer: Principal, filter: DossierFilter): Promise<Readable> {
    const first = await this.page(officer, filter, { limit: PAGE });
    const { applicant, text, ...traced } = filter;
    await this.database.query(
      insertAuditEntry({
        ...{ at: this.clock.now(), actor: officer.username, officerId: officer.officerId },
        ...{ action: 'dossier.export', subjectType: 'dossiers', subjectId: 'list' },
        details: {
          ...traced,
          ...((applicant ?? text) !== undefined && { byApplicant: true }),
          atMost: EXPORTED,
        },
      }),
    );
    const table = stringify({ header: true, columns: COLUMNS, bom: true, escape_formulas: true });
    // A fault half-way cuts the answer off, so that nobody takes it for a whole table.
    pipeline(
      Readable.from(this.lines(officer, filter, first, AsyncLocalStorage.snapshot())),
      table,
      (error) => {
        if (error) this.logger.warn('an export was cut off', { error });
      },
    );
    return table;
  }

  private page(
    officer: Principal,
    filter: DossierFilter,
    wanted: { limit: number; cursor?: string },
  ): Promise<Page<DossierLine>> {
    return this.listing.execute(officer, { filter, order: 'newest-first' }, wanted, 'export');
  }

  /** @param asked reads as the request does: pages are asked for by whatever the answer is sent through */
  private async *lines(
    officer: Principal,
    filter: DossierFilter,
    first: Page<DossierLine>,
    asked: <Result>(read: () => Result) => Result,
  ) {
    let written = 0;
    for (let page = first; ;) {
      yield* page.items.slice(0, EXPORTED - written).map(lineOf);
      written += page.items.length;
      if (page.next === null || written >= EXPORTED) return;
      const wanted = { limit: PAGE, cursor: page.next };
      page = await asked(() => this.page(officer, filter, wanted));
    }
  }
}

const lineOf = (line: DossierLine): Record<keyof typeof COLUMNS, string> => ({
  code: line.code,
  procedure: line.procedureCode,
  name: line.procedureName,
  field: line.fieldCode ?? '',
  applicant: maskedName(line.applicantName),
  status: line.status,
  receivedAt: rfc3339(line.receivedAt),
  dueAt: rfc3339(line.dueAt) ?? '',
});
