import { deflateRawSync } from 'node:zlib';
import { type Cell, type Sheet, WorkbookReader } from '#platform/workbook';
import { seeded, workbook } from '../../../spec/sample.ts';
import { checkProposals } from '../../application/check-proposals.ts';
import { procedureSchema } from '../procedure.ts';
import { readCatalogueSheets } from './read-catalogue-sheets.ts';

const reader = new WorkbookReader();

async function sheetsOf(name: string): Promise<readonly Sheet[]> {
  const read = await reader.read(workbook(name));
  if (read.kind === 'refused') throw new Error(read.fault.en);
  return read.sheets;
}
const refusal = async (content: Buffer) => {
  const read = await reader.read(content);
  return read.kind === 'refused' ? [read.fault.pointer, read.fault.code] : 'read';
};

describe('a workbook of the catalogue', () => {
  it('is put together from its three sheets', async () => {
    const { proposals, findings, faults } = readCatalogueSheets(await sheetsOf('catalogue.xlsx'), new Map());
    expect(faults).toEqual([]);
    const checked = await checkProposals(proposals, procedureSchema);
    expect(checked.faults).toEqual([]);
    expect(proposals.map(({ place }) => place)).toEqual(['/Thủ tục/2', '/Thủ tục/3']);
    const [death, trial] = checked.definitions;
    expect(death).toEqual({
      ...{ code: '1.000656', name: 'Thủ tục đăng ký khai tử', levels: ['commune'], serviceLevel: 'full' },
      field: { code: 'G15-TP07', name: 'Hộ tịch' },
      subjects: ['Công dân Việt Nam', 'Người Việt Nam định cư ở nước ngoài'],
      ...{ decision: '163/QĐ-BTP', validFrom: '2025-07-01', validTo: null, competentAgency: 'commune' },
      agencies: [{ part: 'implementing', code: null, name: 'Ủy ban nhân dân cấp xã' }],
      legalGrounds: [
        {
          ...{ number: '60/2014/QH13', title: 'Luật Hộ tịch', issuedBy: 'Quốc hội' },
          ...{ issuedOn: '2014-11-20', effectiveOn: '2016-01-01' },
        },
      ],
      defaultLimit: { amount: 1, unit: 'working-day' },
      methods: [
        {
          channel: 'direct',
          limit: { amount: 1, unit: 'working-day' },
          fees: [
            { code: 'LP01', name: 'Lệ phí khai tử', amount: 8000 },
            { name: 'Phí bản sao', amount: 3000 },
          ],
        },
        {
          channel: 'online',
          limit: { amount: 1, unit: 'working-day' },
          fees: [
            {
              ...{ code: 'LP01', name: 'Lệ phí khai tử', amount: 0, setBy: 'provincial-council' },
              note: 'Nghị quyết của HĐND tỉnh',
            },
          ],
          note: 'Nộp qua Cổng Dịch vụ công quốc gia',
        },
      ],
      cases: [{ code: '1.000656.01', name: 'Đăng ký đúng hạn', limit: { amount: 0.5, unit: 'working-day' } }],
      components: [
        {
          ...{ code: '000.00.00.G15-KQ003205', name: 'Tờ khai đăng ký khai tử', originals: 1, copies: 0 },
          ...{ required: true, form: { name: 'Tờ khai', url: 'https://dichvucong.gov.vn/mau' } },
        },
        {
          ...{ code: '000.00.00.G15-KQ003210', name: 'Giấy báo tử', originals: 1, copies: 0, required: true },
          ...{ cases: ['1.000656.01'], replacedByResult: 'KQ.G18.000012' },
        },
      ],
      notes: [],
      results: [{ code: 'KQ.G15.000034', name: 'Trích lục khai tử' }],
    });
    expect(trial).toMatchObject({
      ...{ validFrom: '2026-03-01', levels: ['province', 'commune'], serviceLevel: 'partial' },
      defaultLimit: { amount: 0, unit: 'same-day' },
      notes: ['Mang theo giấy tờ tùy thân.', 'Nhận kết quả tại nơi nộp.'],
    });
    expect(findings).toMatchObject([
      { code: 'limit-unit-other', procedure: '9.000001', pointer: '/defaultLimit' },
    ]);
  });

  it('is read though its words are held together by spaces that do not break', async () => {
    const sheets = (await sheetsOf('catalogue.xlsx')).map(({ name, rows }) => ({
      name,
      rows: rows.map((cells) =>
        cells.map((cell) =>
          cell === 'Toàn trình' || cell === 'ngày làm việc' ? cell.replaceAll(' ', '\u00a0') : cell,
        ),
      ),
    }));
    const { proposals, faults } = readCatalogueSheets(sheets, new Map());
    expect(faults).toEqual([]);
    expect(proposals[0]?.definition).toMatchObject({ serviceLevel: 'full', defaultLimit: DAY });
  });

  it('takes nothing away that sheets have no column for', async () => {
    const present = { ...seeded('1.000656'), areas: [AREA], phases: [DAY, DAY] };
    const { proposals } = readCatalogueSheets(
      await sheetsOf('catalogue.xlsx'),
      new Map([['1.000656', present]]),
    );
    expect(proposals[0]?.definition).toMatchObject({ areas: [AREA], phases: [DAY, DAY] });
  });

  it('tells every fault by sheet, row and column', async () => {
    const { faults } = readCatalogueSheets(await sheetsOf('catalogue-with-faults.xlsx'), new Map());
    expect(faults.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ['/Thủ tục/2/Mã thủ tục', 'not_text'],
        ['/Thủ tục/2/Hiệu lực từ', 'bad_date'],
        ['/Thủ tục/3/Cấp thực hiện', 'not_known'],
        ['/Thành phần hồ sơ/4/Mã thủ tục', 'unknown_procedure'],
        ['/Phí và thời hạn/1/Mức thu (đồng)', 'missing_header'],
        ['/Phí và thời hạn/1/Mức thu', 'unknown_header'],
      ]),
    );
  });

  it.each<[string, Typed[], [string, string][]]>([
    ['a limit that is too small', [['Thủ tục', 2, 'Thời hạn', -1]], [['/Thủ tục/2/Thời hạn', 'too_small']]],
    [
      'a code of another form',
      [['Thành phần hồ sơ', 2, 'Mã giấy tờ', 'a b']],
      [['/Thành phần hồ sơ/2/Mã giấy tờ', 'invalid_format']],
    ],
    [
      'a fee longer than any',
      [['Phí và thời hạn', 3, 'Tên phí, lệ phí', 'x'.repeat(501)]],
      [['/Phí và thời hạn/3/Tên phí, lệ phí', 'too_big']],
    ],
    [
      'a cell twice wrong, once',
      [['Thủ tục', 2, 'Mức độ', 'Nửa chừng']],
      [['/Thủ tục/2/Mức độ', 'not_known']],
    ],
    [
      'a cell with two wrong words, once',
      [['Thủ tục', 2, 'Cấp thực hiện', 'Phường; Đặc khu']],
      [['/Thủ tục/2/Cấp thực hiện', 'not_known']],
    ],
    [
      'a code that is a number, once for every row of its procedure',
      [['Thủ tục', 2, 'Mã thủ tục', 1.000656]],
      [['/Thủ tục/2/Mã thủ tục', 'not_text']],
    ],
    [
      'a procedure without a channel',
      [2, 3, 4].map((row) => ['Phí và thời hạn', row, 'Mã thủ tục', '9.000001']),
      [['/Thủ tục/2/Mã thủ tục', 'no_channel']],
    ],
    [
      'a day off the calendar',
      [['Thủ tục', 2, 'Hiệu lực từ', '01/01/0000']],
      [['/Thủ tục/2/Hiệu lực từ', 'invalid_date']],
    ],
  ])('tells %s, where people find it', async (_, typed, expected) => {
    const sheets = typedInto(await sheetsOf('catalogue.xlsx'), typed);
    const { proposals, faults } = readCatalogueSheets(sheets, new Map());
    const checked = await checkProposals(proposals, procedureSchema, faults);
    expect([...faults, ...checked.faults].map(({ pointer, code }) => [pointer, code])).toEqual(expected);
  });

  it('needs its sheets', () => {
    const { faults } = readCatalogueSheets([{ name: 'Sheet1', rows: [] }], new Map());
    expect(faults.map(({ code }) => code)).toEqual(['missing_sheet', 'missing_sheet', 'missing_sheet']);
  });
});

describe('a file that is not to be read', () => {
  it.each([
    ['something else', Buffer.from('Mã thủ tục;Tên thủ tục'), ['/contentBase64', 'not_a_workbook']],
    ['nothing', Buffer.alloc(0), ['/contentBase64', 'not_a_workbook']],
    [
      'an archive cut short',
      workbook('catalogue.xlsx').subarray(0, 3000),
      ['/contentBase64', 'not_a_workbook'],
    ],
    ['an archive of something else', archive('a.txt', 'x'), ['/contentBase64', 'not_a_workbook']],
    ['a formula', workbook('catalogue-with-formula.xlsx'), ['/Phí và thời hạn/2/Thời hạn', 'formula']],
    [
      'a sign the database cannot hold',
      workbook('catalogue-with-odd-signs.xlsx'),
      ['/Thủ tục/2/Tên thủ tục', 'invalid_character'],
    ],
    ['a bomb that states its size', archive(SHEET(), '0'.repeat(70_000_000)), ['/contentBase64', 'too_big']],
    [
      'a bomb that states too little',
      archive(SHEET(), '0'.repeat(70_000_000), 1000),
      ['/contentBase64', 'too_big'],
    ],
    [
      'a cell in row 1,048,576',
      archive(SHEET(), '<c r="A1048576"><v>1</v></c>'),
      [AT_SHEET(), 'too_many_rows'],
    ],
    ['a cell in column XFD', archive(SHEET(), "<x:c r='XFD1'/>"), [AT_SHEET(), 'too_many_columns']],
    ['a cell without its place', archive(SHEET(), '<c><v>1</v></c>'), [AT_SHEET(), 'not_a_workbook']],
  ])('is refused for %s', async (_, content, expected) => {
    expect(await refusal(content)).toEqual(expected);
  });
});

const DAY = { amount: 1, unit: 'working-day' } as const;
const AREA = { code: 'difficult', name: 'Vùng khó khăn', adds: DAY };

function SHEET(): string {
  return 'xl/worksheets/sheet1.xml';
}
function AT_SHEET(): string {
  return '/xl~1worksheets~1sheet1.xml';
}

/** What someone typed: sheet, row, title of the column, value. */
type Typed = [sheet: string, row: number, title: string, value: Cell];

const typedInto = (sheets: readonly Sheet[], typed: readonly Typed[]): Sheet[] =>
  sheets.map(({ name, rows }) => {
    const mine = typed.filter(([sheet]) => sheet === name);
    return {
      name,
      rows: rows.map((cells, index) =>
        cells.map((cell, column) => {
          const found = mine.find(([, row, title]) => row === index + 1 && rows[0]![column] === title);
          return found ? found[3] : cell;
        }),
      ),
    };
  });

/** An archive of one entry. @param stated size it claims to have, its own when absent */
function archive(name: string, content: string, stated = Buffer.byteLength(content)): Buffer {
  const packed = deflateRawSync(content);
  const names = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(names.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(stated, 24);
  central.writeUInt16LE(names.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + names.length + packed.length, 16);
  return Buffer.concat([local, names, packed, central, names, end]);
}
