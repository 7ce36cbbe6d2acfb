import type { Bilingual } from '#platform/problem';
import type { OfficerRole } from './roles.ts';

/** A workbook with more rows is no list of officers of one province. */
export const MOST_OFFICER_ROWS = 10_000;

/** Titles of the columns of the sheet, by what they hold. docs/officer-import.md describes them. */
export const OFFICER_COLUMNS = {
  username: 'Tên đăng nhập',
  fullName: 'Họ và tên',
  email: 'Thư điện tử',
  phone: 'Số điện thoại',
  identityNumber: 'Số định danh cá nhân',
  agency: 'Mã cơ quan',
  role: 'Vai trò',
  title: 'Chức danh',
  fields: 'Lĩnh vực',
  areas: 'Địa bàn',
  leaves: 'Thôi giữ',
} as const;

export type OfficerColumn = keyof typeof OFFICER_COLUMNS;

/** A row of the sheet: one post of one officer. */
export interface OfficerRow {
  /** As spreadsheets number it, the titles in row 1. */
  readonly row: number;
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
  /** Null = none. */
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly agency: string;
  readonly role: OfficerRole;
  readonly title: string;
  readonly fields: readonly string[];
  readonly areas: readonly string[];
  /** The post ends. */
  readonly leaves: boolean;
}

/** What is wrong with a row, or worth knowing before it is carried out. */
export interface ImportFinding extends Bilingual {
  readonly row: number;
  /** Title of the column. */
  readonly column: string;
  readonly code: string;
  /** Faults stand in the way; notices are told. */
  readonly kind: 'fault' | 'notice';
}

interface PlannedPost {
  readonly username: string;
  readonly agency: string;
  readonly role: OfficerRole;
}

/** What a workbook would write. */
export interface ImportPlan {
  readonly creates: readonly PlannedPerson[];
  /** Of officers there are: what differs. */
  readonly changes: readonly (Partial<PlannedPerson> & { readonly username: string })[];
  readonly gives: readonly (PlannedPost & {
    readonly title: string;
    readonly fields: readonly string[];
    readonly areas: readonly string[];
  })[];
  readonly ends: readonly PlannedPost[];
  /** Versions of the officers there are, as they were looked at, by username. */
  readonly versions: Readonly<Record<string, number>>;
}

export interface PlannedPerson {
  readonly username: string;
  readonly fullName: string;
  readonly email: string;
  readonly phone: string | null;
  /** Index of the identity number, hex; the number itself is dropped where the sheet is read. */
  readonly identityIndex: string | null;
}
