import { type Bilingual, fill, type Problem } from '#platform/problem';

/** What is wrong or odd about a row. */
export interface Finding extends Bilingual {
  /** Title of the column; `null` = the row as a whole. */
  column: string | null;
  /** `D5`; `null` = the row as a whole, or a column that is not there. */
  cell: string | null;
  code: string;
  /** Faults keep a row from being received; notices are told. */
  kind: 'fault' | 'notice';
}

/** Why a reception was refused, about its row. */
export const refusalOf = ({ code, definition, parameters }: Problem): Finding => ({
  ...{ column: null, cell: null, code, kind: 'fault' },
  vi: fill(definition.detail, parameters, 'vi'),
  en: fill(definition.detail, parameters, 'en'),
});

/** The same applicant is in a row before, and nobody said that this is another matter. */
export const comesAgain = (row: number): Finding => ({
  ...{ column: null, cell: null, code: 'applicant_twice', kind: 'fault' },
  vi: `Chủ hồ sơ đã có ở dòng ${row}; nếu đây là việc khác, ghi x ở cột “Đã biết hồ sơ trùng”`,
  en: `Row ${row} has the same applicant; if this is another matter, put x under “Đã biết hồ sơ trùng”`,
});

/** The applicant has unfinished dossiers of the procedure, and the row says that this is known. */
export const knownDuplicate = (agencies: readonly string[]): Finding => ({
  ...{ column: null, cell: null, code: 'duplicate_known', kind: 'notice' },
  vi: `Chủ hồ sơ đang có hồ sơ chưa giải quyết xong tại: ${agencies.join('; ')}`,
  en: `The applicant has unfinished dossiers at: ${agencies.join('; ')}`,
});
