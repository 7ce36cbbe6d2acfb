import { Injectable } from '@nestjs/common';
import { Database, empty, type Sql, sql } from '#platform/database';

export interface ProcedureLine {
  code: string;
  name: string;
  field: string;
  levels: string[];
}

export interface ProcedureFilter {
  limit: number;
  /** Code of the last one of the page before. */
  after?: string | undefined;
  /** Code of a field. */
  field?: string | undefined;
  /** Words of the name, with or without diacritics. */
  name?: string | undefined;
}

/** The catalogue as everyone may read it, by code and page by page. */
@Injectable()
export class ListProcedures {
  constructor(private readonly database: Database) {}

  /** Those in force on the date; one more than the limit where there are more. */
  execute(date: string, { limit, after, field, name }: ProcedureFilter): Promise<ProcedureLine[]> {
    // Walks the index (code, version desc) and stops with the page; of each code only the newest begun version counts.
    return this.database.query<ProcedureLine>(sql`
      select code, name, field_name as field, definition -> 'levels' as levels
      from (select distinct on (code) code, name, field_code, field_name, valid_to, definition
            from procedure.procedure
            where valid_from <= ${date} ${after === undefined ? empty : sql`and code > ${after}`}
            order by code, version desc) begun
      where (valid_to is null or valid_to >= ${date})
        ${field === undefined ? empty : sql`and field_code = ${field}`}
        ${name === undefined ? empty : sql`and strpos(${plain(sql`name`)}, ${plain(sql`${name}::text`)}) > 0`}
      order by code limit ${limit + 1}`);
  }
}

/** Without diacritics and in small letters: people type "ho tich" for "Hộ tịch". */
const plain = (text: Sql): Sql => sql`
  replace(regexp_replace(normalize(lower(${text}), nfd), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')`;
