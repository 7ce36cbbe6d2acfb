import { procedureSchema } from '#procedure';
import { procedure } from '../../spec/snapshots.ts';
import { catalogueProcedure } from './catalogue-procedure.ts';
import { portalProcedure } from './portal-procedure.ts';

const FROM = {
  MATTHC: '1.001193',
  TENTTHC: 'Thủ tục đăng ký khai sinh',
  TRANGTHAI: '1',
  QUYETDINH: '163/QĐ-BTP',
  YEUCAU: 'Không',
  CAPTHUCHIEN: [{ TENCAP: 'Cấp Xã' }],
  LINHVUCTHUCHIEN: [{ MALINHVUC: 'G15-TP07', TENLINHVUC: 'Hộ tịch' }],
  DOITUONGTHUCHIEN: [{ TENDOITUONG: 'Công dân Việt Nam' }],
  CACHTHUCTHUCHIEN: [
    { KENH: '2', THOIGIAN: [time('3', 'WORKING_DAY', [fee('LP01', '8000')])] },
    { KENH: '1', THOIGIAN: [time('5', 'WORKING_DAY', [fee('LP01', '8000')])] },
  ],
  THANHPHANHOSO: [
    { TRUONGHOP: 'A', GIAYTO: [paper('TK', 'Tờ khai')] },
    { TRUONGHOP: 'B', GIAYTO: [paper('TK', 'Tờ khai'), paper('', 'Giấy khác')] },
  ],
  KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.1', TENKETQUA: 'Giấy khai sinh' }],
  COQUANTHUCHIEN: [{ MADONVI: '', TENDONVI: 'Ủy ban nhân dân cấp xã' }],
};

function time(THOIGIANGIAIQUYET: string, DONVITINH: string, PHILEPHI: object[] = []) {
  return { THOIGIANGIAIQUYET, DONVITINH, MOTA: '', PHILEPHI };
}
function fee(MAPHILEPHI: string, SOTIEN: string, DONVI = 'VND', MOTA = '') {
  return { MAPHILEPHI, SOTIEN, DONVI, MOTA };
}
function paper(MAGIAYTO: string, TENGIAYTO: string) {
  return { MAGIAYTO, TENGIAYTO, SOBANCHINH: '1', SOBANSAO: '0', TENMAUDON: '', URL: '', MA_KQ_THAYTHE: '' };
}

function mapped(changes: object = {}, present?: ReturnType<typeof procedure>) {
  const { definition, findings } = catalogueProcedure(
    portalProcedure.parse({ ...FROM, ...changes }),
    present,
    '2026-03-04',
  );
  return {
    definition: procedureSchema.parse(definition),
    findings: findings.map(({ code, pointer }) => `${code} ${pointer}`),
  };
}
const way = (...times: object[]) => ({ CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: times }] });

describe('a procedure of the national catalogue', () => {
  it('comes into the product’s own form', () => {
    expect(mapped()).toEqual({
      definition: {
        ...{ code: '1.001193', name: 'Thủ tục đăng ký khai sinh', levels: ['commune'], serviceLevel: 'full' },
        ...{ field: { code: 'G15-TP07', name: 'Hộ tịch' }, subjects: ['Công dân Việt Nam'] },
        ...{ decision: '163/QĐ-BTP', validFrom: '2026-03-04', validTo: null, competentAgency: 'commune' },
        agencies: [{ part: 'implementing', code: null, name: 'Ủy ban nhân dân cấp xã' }],
        defaultLimit: { amount: 5, unit: 'working-day' },
        methods: [
          {
            ...{ channel: 'direct', limit: { amount: 5, unit: 'working-day' } },
            fees: [{ code: 'LP01', name: 'Phí, lệ phí', amount: 8000 }],
          },
          {
            ...{ channel: 'online', limit: { amount: 3, unit: 'working-day' } },
            fees: [{ code: 'LP01', name: 'Phí, lệ phí', amount: 8000 }],
          },
        ],
        cases: [],
        components: [
          { code: 'TK', name: 'Tờ khai', originals: 1, copies: 0, required: false },
          { code: '1.001193-TP02', name: 'Giấy khác', originals: 1, copies: 0, required: false },
        ],
        notes: ['Không'],
        results: [{ code: 'KQ.1', name: 'Giấy khai sinh' }],
      },
      findings: ['service-level-assumed /serviceLevel'],
    });
  });

  it('leaves what the province decided, and what the protocol does not know, as it is', () => {
    const kept = {
      ...{ serviceLevel: 'partial' as const, partialReason: 'Phải có mặt', competentAgency: 'police' },
      ...{ notes: ['Của tỉnh'], validFrom: '2025-07-01' },
      areas: [{ code: 'far', name: 'Đảo', adds: { amount: 2, unit: 'working-day' as const } }],
      cases: [{ code: '1.001193.01', name: 'A', limit: { amount: 1, unit: 'working-day' as const } }],
      components: [
        { code: 'TK', name: 'Cũ', originals: 1, copies: 0, required: true, cases: ['1.001193.01'] },
        { code: 'KHAC', name: 'Giấy khác', originals: 1, copies: 0, required: true },
      ],
    };
    const { definition, findings } = mapped({}, procedure({ ...kept, code: '1.001193' }));
    const { components, ...others } = kept;
    expect(definition).toMatchObject(others);
    expect(definition.components).toMatchObject([
      { code: 'TK', name: 'Tờ khai', required: true, cases: ['1.001193.01'] },
      { code: 'KHAC', required: components[1]!.required },
    ]);
    expect(findings).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['a limit of another unit', way(time('1', 'OTHER')), ['limit-unit-other /methods/0/limit']],
    ['no limit at all', way(time('', '')), ['limit-missing /defaultLimit']],
    [
      'several limits of a channel',
      way(time('5', 'DAY'), time('2', 'DAY')),
      ['limit-several /methods/0/limit'],
    ],
    [
      'a fee in dollars',
      way(time('1', 'DAY', [fee('LP02', '10', 'USD', 'mỗi bản')])),
      ['fee-not-in-dong /methods/0/fees/0/amount'],
    ],
    [
      'no channel',
      { CACHTHUCTHUCHIEN: [] },
      ['channel-missing /methods/0/channel', 'limit-missing /defaultLimit'],
    ],
    ['no result', { KETQUATHUCHIEN: [] }, ['result-missing /results/0/name']],
    [
      'a field of another list',
      { LINHVUCTHUCHIEN: [{ MALINHVUC: '99', TENLINHVUC: 'Khác' }] },
      ['field-code-unknown /field/code'],
    ],
  ])('is taken with %s, and told', (_, changes, expected) => {
    expect(
      mapped(changes, procedure({ code: '1.001193', cases: [], components: [] })).findings.sort(),
    ).toEqual(expected.sort());
  });

  it('keeps what a foreign fee was in its note', () => {
    const { definition } = mapped(way(time('1', 'DAY', [fee('LP02', '10', 'USD', 'mỗi bản')])));
    expect(definition.methods[0]!.fees[0]).toMatchObject({ amount: 0, note: '10 USD. mỗi bản' });
  });
});
