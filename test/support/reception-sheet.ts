import { buffer } from 'node:stream/consumers';
import { type Cell, WorkbookReader, writeWorkbook } from '#platform/workbook';
import type { Officer } from './officer.ts';

/** A row by the titles of its columns, or by the code of a paper. */
export type SheetRow = Readonly<Record<string, Cell>>;

export const BIRTH_CASE = { procedure: '1.001193', case: '1.001193.01' };

/** The papers a birth registration cannot do without. */
export const BIRTH_PAPERS: SheetRow = { '000.00.00.G15-KQ003204': 1, '000.00.00.G15-KQ004389': '1 chính' };

/** Somebody of whom there is nothing yet, who comes with what has to be there. */
export const birthRow = (number: number, cells: SheetRow = {}): SheetRow => ({
  'Tên chủ hồ sơ': `Lê Thị Ví Dụ ${number}`,
  'Số giấy tờ': String(99_300_000_000 + number).padStart(12, '0'),
  'Địa chỉ': 'Số 2 đường Ví Dụ, phường Hoa Ban, tỉnh Sao Mai',
  ...BIRTH_PAPERS,
  ...cells,
});

/** The titles of the template for birth registrations, as an officer of the desk downloads it. */
export async function templateTitles(desk: Officer): Promise<string[]> {
  const { procedure, case: caseCode } = BIRTH_CASE;
  const path = `/dossiers/batch/receptions/template.xlsx?procedure=${procedure}&case=${caseCode}`;
  const read = await new WorkbookReader().read(await desk.download(path));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.fault));
  return (read.sheets[0]?.rows[0] ?? []).map(String);
}

/** The template as it comes back with these rows. @param titles of its columns */
export function filledIn(titles: readonly string[], rows: readonly SheetRow[]): Promise<Buffer> {
  const cells = rows.map((row) =>
    titles.map((title) => row[title] ?? row[/\[(.+)\]$/.exec(title)?.[1] ?? ''] ?? null),
  );
  const columns = titles.map((head) => ({ head, width: 20 }));
  return buffer(writeWorkbook('Hồ sơ', columns, eachOf(cells)));
}

async function* eachOf<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** What an upload of the file says. */
export const uploadOf = (file: Buffer) => ({ ...BIRTH_CASE, contentBase64: file.toString('base64') });
