import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { Finding, ImportItem } from '../../domain/catalogue-import.ts';
import { procedureProblem } from '../../domain/procedure.problems.ts';
import { findImport, newestImports, type StoredImport } from '../../persistence/catalogue-imports.ts';

type Positioned<Row> = Row & { position: number };
type Line = Omit<ImportItem, 'definition'> & { validFrom: string; validTo: string | null };

export interface ImportCounts {
  new: number;
  changed: number;
  abolished: number;
  findings: number;
}

/** A dry run with a page of what it would change and a page of what is odd about the source. */
export interface ImportPage {
  head: StoredImport;
  counts: ImportCounts;
  items: Positioned<Line>[];
  findings: Positioned<Finding>[];
}

/** Rows after these positions; `limit` of each. */
export interface ImportPageQuery {
  limit: number;
  after?: number | undefined;
  findingsAfter?: number | undefined;
}

/** A dry run in a list. */
export type ImportLine = StoredImport & { counts: ImportCounts };

/** Shows dry runs to whoever decides. */
@Injectable()
export class FindImport {
  constructor(private readonly database: Database) {}

  /** One row more than the limit of each, where there are more. @throws procedure.import-unknown */
  async execute(id: string, { limit, after = -1, findingsAfter = -1 }: ImportPageQuery): Promise<ImportPage> {
    const head = await findImport(this.database, id);
    if (!head) throw procedureProblem('procedure.import-unknown');
    const [counts] = await this.database.query<ImportCounts>(sql`
      select count(*) filter (where kind = 'new')::int as new,
             count(*) filter (where kind = 'changed')::int as changed,
             count(*) filter (where kind = 'abolished')::int as abolished,
             (select count(*)::int from procedure.catalogue_import_finding where import_id = ${id}) as findings
      from procedure.catalogue_import_item where import_id = ${id}`);
    if (!counts) throw new Error('a count has one row');
    const items = await this.database.query<Positioned<Line>>(sql`
      select position, code, name, kind, changes, definition ->> 'validFrom' as "validFrom",
             definition ->> 'validTo' as "validTo"
      from procedure.catalogue_import_item where import_id = ${id} and position > ${after}
      order by position limit ${limit + 1}`);
    const findings = await this.database.query<Positioned<Finding>>(sql`
      select position, code, procedure_code as procedure, pointer, vi, en
      from procedure.catalogue_import_finding where import_id = ${id} and position > ${findingsAfter}
      order by position limit ${limit + 1}`);
    return { head, counts, items, findings };
  }

  /** The newest first, those before the one with this id; one more than the limit where there are more. */
  async list(limit: number, after: string | undefined): Promise<ImportLine[]> {
    const rows = await this.database.query<StoredImport & ImportCounts>(newestImports(limit + 1, after));
    return rows.map(({ new: added, changed, abolished, findings, ...head }) => ({
      ...head,
      counts: { new: added, changed, abolished, findings },
    }));
  }
}
