import type { Cell } from '#platform/workbook';
import type { Component } from '#procedure';
import { BATCH_SHEET, batchColumns, MOST_ROWS } from './batch-columns.ts';
import { readBatchSheet } from './read-batch-sheet.ts';
import { readCell } from './read-cell.ts';

const PAPERS: Component[] = [
  { code: 'TP-01', name: 'Tờ khai', originals: 1, copies: 0, required: true },
  { code: 'TP-02', name: 'Giấy chứng sinh', originals: 0, copies: 1, required: false },
];
const COLUMNS = batchColumns(PAPERS);
const [FORM, CERTIFICATE] = ['Tờ khai [TP-01]', 'Giấy chứng sinh [TP-02]'] as const;
const ROW: Record<string, Cell> = {
  'Tên chủ hồ sơ': 'Lê Thị Mẫu',
  'Số giấy tờ': '001099000001',
  'Địa chỉ': '1 Phố Mẫu',
  [FORM]: 1,
};

/** @param rows by title; the first gives the titles */
const read = (...rows: Record<string, Cell>[]) => {
  const titles = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => titles.map((title) => row[title] ?? null));
  return readBatchSheet([{ name: BATCH_SHEET, rows: [titles, ...cells] }], COLUMNS);
};

describe('the sheet of a batch', () => {
  it('becomes receptions, as they would be typed', () => {
    const { rows, faults } = read({
      ...ROW,
      'Tên người nộp': 'Trần Văn Nộp',
      'Tư cách người nộp': 'Giấy ủy quyền',
      'Số giấy ủy quyền': '12/UQ',
      'Ngày giấy ủy quyền': new Date('2026-03-02T00:00:00Z'),
      'Cách nhận kết quả': 'bưu chính công ích',
      'Địa chỉ nhận kết quả': '9 Phố Mẫu',
      'Số bộ': 2,
      'Đã biết hồ sơ trùng': 'X',
      [CERTIFICATE]: '2 chứng thực; 1 chụp',
    });
    expect(faults).toEqual([]);
    expect(rows.map(({ row, draft, findings }) => ({ row, draft, findings }))).toEqual([
      {
        row: 2,
        findings: [],
        draft: {
          applicant: {
            ...{ kind: 'person', fullName: 'Lê Thị Mẫu', address: '1 Phố Mẫu' },
            identity: { kind: 'citizen-id', number: '001099000001' },
          },
          submitter: {
            fullName: 'Trần Văn Nộp',
            authority: { kind: 'authorised', number: '12/UQ', date: '2026-03-02' },
          },
          returning: { way: 'post', address: '9 Phố Mẫu' },
          ...{ sets: 2, duplicateOf: 'known' },
          components: [
            { code: 'TP-01', originals: 1 },
            { code: 'TP-02', certified: 2, copies: 1 },
          ],
        },
      },
    ]);
  });

  it('is read whatever the order of its columns, and passes over blank rows', () => {
    const turned = Object.fromEntries(Object.entries(ROW).reverse());
    const { rows } = read(turned, {}, turned);
    expect(rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(rows[0]?.draft.components).toEqual([{ code: 'TP-01', originals: 1 }]);
  });

  it('tells each fault at its cell, that of a number which has lost its noughts above all', () => {
    const [row] = read({ ...ROW, 'Số giấy tờ': 1_099_000_001, [FORM]: 0.5, 'Số bộ': 1.5 }).rows;
    expect(row?.findings.map(({ cell, column, code }) => [cell, column, code])).toEqual([
      ['B2', 'Số giấy tờ', 'not_text'],
      ['E2', 'Số bộ', 'not_whole'],
      ['D2', FORM, 'not_whole'],
    ]);
  });

  it('tells what is wrong with a reception at the cell it came from, and no cell twice', () => {
    const [row] = read({ ...ROW, 'Số giấy tờ': 7, 'Tên người nộp': 'A', [CERTIFICATE]: '100 chụp' }).rows;
    const fault = { code: 'x', vi: 'x', en: 'x' };
    const cells = [
      ...['/applicant/identity/number', '/components/1/copies', '/submitter/authority', '/applicant/kind'],
      ...['/submitter/fullName', '/elsewhere'],
    ].map((pointer) => row?.at([{ pointer, ...fault }])[0]?.cell);
    expect(cells).toEqual([undefined, 'F2', null, null, 'E2', null]);
  });

  it.each<[string, () => ReturnType<typeof read>, string[]]>([
    [
      'has no rows',
      () => readBatchSheet([{ name: BATCH_SHEET, rows: [Object.keys(ROW)] }], COLUMNS),
      ['no_rows'],
    ],
    ['is another', () => readBatchSheet([{ name: 'Sheet1', rows: [] }], COLUMNS), ['missing_sheet']],
    [
      'lacks columns',
      () => read({ 'Tên chủ hồ sơ': 'A', 'Số giấy tờ': '1' }),
      ['missing_header', 'missing_header'],
    ],
    ['has a column of its own', () => read({ ...ROW, 'Tuổi thọ': 1 }), ['unknown_header']],
    ['is too long', () => read(...Array.from({ length: MOST_ROWS + 1 }, () => ROW)), ['too_many_rows']],
  ])('is refused when it %s', (_, sheet, codes) => {
    const { rows, faults } = sheet();
    expect(rows).toEqual([]);
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });
});

describe('a cell', () => {
  const day = new Date('2026-03-02T00:00:00Z');

  it.each<['text' | 'day' | 'number' | 'mark' | 'paper', Cell, unknown]>([
    ['text', '  ', undefined],
    ['text', '001', '001'],
    ['text', 1, 'not_text'],
    ['text', day, 'not_text'],
    ['text', true, 'not_text'],
    ['day', day, '2026-03-02'],
    ['day', '2/3/2026', '2026-03-02'],
    ['day', ' 2026-03-02 ', '2026-03-02'],
    ['day', '31/02/2026', 'bad_date'],
    ['day', 'hôm qua', 'bad_date'],
    ['day', 46_083, 'bad_date'],
    ['day', new Date('?'), 'bad_date'],
    ['number', 3, 3],
    ['number', ' 3 ', 3],
    ['number', 3.5, 'not_whole'],
    ['number', -1, 'not_whole'],
    ['number', 1e300, 'not_whole'],
    ['number', 'ba', 'not_number'],
    ['mark', 'X', 'known'],
    ['mark', 'Có', 'known'],
    ['mark', true, 'known'],
    ['mark', false, 'not_known'],
    ['mark', 'ok', 'not_known'],
    ['paper', 2, { originals: 2 }],
    ['paper', '2', { originals: 2 }],
    ['paper', '1 bản chính, 2 Chứng  thực;1 điện tử', { originals: 1, certified: 2, electronic: 1 }],
    ['paper', 1.5, 'not_whole'],
    ['paper', 'x', 'not_counted'],
    ['paper', '1 chính; 2 chính', 'not_counted'],
    ['paper', '1 constructor', 'not_counted'],
    ['paper', '1 chính;', 'not_counted'],
    ['paper', day, 'not_counted'],
  ])('for a %s that holds %p comes to %p', (holds, cell, expected) => {
    const found = readCell({ holds }, cell);
    expect('fault' in found ? found.fault.code : found.value).toEqual(expected);
  });

  it('of words takes each as people write it, and what blank stands for', () => {
    const holds = { 'cá nhân': 'person', 'tổ chức': 'organization' };
    expect(readCell({ holds, blank: 'person' }, null)).toEqual({ value: 'person' });
    expect(readCell({ holds }, ' Tổ chức ')).toEqual({ value: 'organization' });
    expect(readCell({ holds }, 'toString')).toMatchObject({ fault: { code: 'not_known' } });
  });
});
