import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { officersWorkbook } from '../../support/officers-workbook.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let administrator: Officer;

beforeEach(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterEach(() => api.close());

const importOf = (rows: readonly (readonly (string | number)[])[]) =>
  administrator.post('/administration/officer-imports', {
    ...{ fileName: 'can-bo.xlsx', contentBase64: officersWorkbook(rows).toString('base64') },
  });

describe('officers from a workbook', () => {
  const person = [
    'moi.saokhue',
    'Lê Thị Mẫu Sen',
    'moi.saokhue@saomai.example',
    '0912345678',
    '099099000222',
  ];

  it('are shown in a dry run, then written whole: new ones, changes, posts given and posts ended', async () => {
    const rows = [
      [...person, 'H99.42', 'chuyên viên thụ lý', 'Công chức tư pháp', 'G15-TP07', 'H99.42.01', ''],
      [...person, 'H99.42', 'clerk', 'Văn thư', '', '', ''],
      [
        'thuly.hoaban',
        'Đặng Thị Mẫu Giang',
        'giang.moi@saomai.example',
        '',
        '',
        'H99.41',
        'case-officer',
        'x',
        '',
        '',
        'x',
      ],
    ];
    const { status, body } = await importOf(rows);
    expect([status, body.counts]).toEqual([201, { creates: 1, changes: 1, gives: 2, ends: 1 }]);
    expect(body.findings).toMatchObject([
      { row: 4, column: 'Thôi giữ', code: 'officer-leaving', kind: 'notice' },
    ]);
    const path = `/administration/officer-imports/${body.id}/application`;
    const [kept] = await api.database.query<{ row: string }>(sql`
      select to_jsonb(i)::text as row from organization.officer_import i`);
    for (const secret of ['0912345678', '099099000222', 'giang.moi']) expect(kept!.row).not.toContain(secret);
    const twice = await Promise.all([administrator.post(path), administrator.post(path)]);
    expect(twice.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const sen = await administrator.get('/administration/officers/moi.saokhue');
    expect(sen.body).toMatchObject({
      ...{ fullName: 'Lê Thị Mẫu Sen', phone: '•••678', identityKnown: true, version: 2 },
      positions: [
        { role: 'case-officer', fields: ['G15-TP07'], areas: ['H99.42.01'], since: '2026-03-04' },
        { role: 'clerk' },
      ],
    });
    const giang = await administrator.get('/administration/officers/thuly.hoaban');
    expect(giang.body).toMatchObject({ email: 'g•••@saomai.example', positions: [{ until: '2026-03-04' }] });
  });

  it('are refused row by row and column by column, and nothing is written', async () => {
    const good = ['H99.42', 'clerk', 'Văn thư', '', '', ''];
    const rows = [
      [
        'Moi Saokhue',
        'Lê Mẫu',
        'không phải thư',
        912345678,
        '12',
        'H99.77',
        'vua',
        'Công chức',
        '',
        'H99.78',
        '?',
      ],
      [...person, ...good],
      [...person, ...good],
      ['khac.saokhue', 'Lê Mẫu Khác', 'khac@saomai.example', '', '099099000222', ...good],
      [
        'moi.saokhue',
        'Tên Khác',
        'moi.saokhue@saomai.example',
        '0912345678',
        '099099000222',
        'H99.77',
        'clerk',
        'x',
        '',
        '',
        '',
      ],
      [
        'quantri.tinh',
        'Quản Mẫu Trị',
        'quantri@saomai.example',
        '',
        '',
        'H99',
        'administrator',
        'x',
        '',
        '',
        'x',
      ],
      ['thuly.saokhue', 'Mẫu', 'thuly@saomai.example', '', '', 'H99.42', 'agency-leader', 'x', '', '', 'x'],
    ];
    const { body } = await importOf(rows);
    const faults = body.findings
      .filter(({ kind }: Answer['body']) => kind === 'fault')
      .map(({ row, code }: Answer['body']) => `${row} ${code}`);
    expect(faults).toEqual([
      ...[
        '2 not-text',
        '2 invalid-username',
        '2 invalid-email',
        '2 invalid-identity-number',
        '2 unknown-role',
      ],
      ...['2 unknown-word', '4 duplicate-post', '5 duplicate-person', '6 unknown-agency', '6 person-differs'],
      ...['7 last-administrator', '8 post-not-held'],
    ]);
    const texts = body.findings.flatMap(({ vi, en }: Answer['body']) => [vi, en]);
    expect(Math.min(...texts.map((text: string) => text.length))).toBeGreaterThan(5);
    const refused = await administrator.post(`/administration/officer-imports/${body.id}/application`);
    expect([refused.status, refused.body.code]).toEqual([409, 'organization.import-faulty']);
    expect((await administrator.get('/administration/officers/moi.saokhue')).status).toBe(404);
  });

  it('are not written over someone who was changed after the dry run', async () => {
    const row = [
      'thuly.hoaban',
      'Đặng Mẫu Mới',
      'g@saomai.example',
      '',
      '',
      'H99.42',
      'clerk',
      'x',
      '',
      '',
      '',
    ];
    const { body } = await importOf([row]);
    await administrator.post(
      '/administration/officers/thuly.hoaban/changes',
      { fullName: 'Đặng Mẫu' },
      { 'if-match': '"1"' },
    );
    const stale = await administrator.post(`/administration/officer-imports/${body.id}/application`);
    expect([stale.status, stale.body.code]).toEqual([412, 'organization.import-stale']);
  });

  it('are not read from formulas, and what looks like one is text', async () => {
    const markup =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">' +
      '<c r="A1" t="str"><f>CMD()</f><v>x</v></c></row></sheetData></worksheet>';
    const contentBase64 = officersWorkbook([], markup).toString('base64');
    const refused = await administrator.post('/administration/officer-imports', {
      fileName: 'x.xlsx',
      contentBase64,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'organization.workbook-refused']);
    const row = [
      'bang.tinh',
      '=CMD("x")',
      'bang.tinh@saomai.example',
      '',
      '',
      'H99.42',
      'clerk',
      '=1+1',
      '',
      '',
      '',
    ];
    const { body } = await importOf([row]);
    await administrator.post(`/administration/officer-imports/${body.id}/application`);
    const officer = await administrator.get('/administration/officers/bang.tinh');
    expect(officer.body).toMatchObject({ fullName: '=CMD("x")', positions: [{ title: '=1+1' }] });
  });
});
