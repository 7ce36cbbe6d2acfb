import type { Fee, ProcedureDefinition } from '#procedure';
import { type CouncilAmount, dependsOnArea, type FeeMatter, priceFees } from './price-fees.ts';

const limit = { amount: 3, unit: 'working-day' as const };
const FEE: Fee = { code: 'P01', name: 'Phí thẩm định', amount: 100_000 };

const procedure = (fees: Fee[], cases: string[] = []): ProcedureDefinition => ({
  ...{
    code: '1.000001',
    name: 'Thủ tục thử',
    field: { code: null, name: 'Lĩnh vực thử' },
    levels: ['commune'],
  },
  ...{ subjects: [], serviceLevel: 'full', decision: '', validFrom: '2026-01-01', validTo: null },
  ...{ competentAgency: 'commune', defaultLimit: limit, components: [], notes: [] },
  results: [{ code: null, name: 'Kết quả' }],
  methods: [{ channel: 'direct', limit: null, fees }],
  cases: cases.map((code) => ({ code, name: code, limit })),
  areas: [{ code: 'difficult', name: 'Địa bàn khó khăn', adds: limit }],
});

const matter = (changes: Partial<FeeMatter> = {}): FeeMatter => ({
  ...{ channel: 'direct', caseCode: null, areaCode: null, day: '2026-03-04' },
  ...changes,
});

const set = (amount: number, changes: Partial<CouncilAmount> = {}): CouncilAmount => ({
  ...{ id: `${amount}`, item: 'P01', channel: null, caseCode: null, areaCode: null, amount },
  ...{ resolution: 'NQ', validFrom: '2026-01-01', validTo: null },
  ...changes,
});

const asked = (
  fees: Fee[],
  changes: Partial<FeeMatter> = {},
  amounts: CouncilAmount[] = [],
  cases: string[] = [],
) => priceFees(procedure(fees, cases), matter(changes), amounts).map(({ amount }) => amount);

describe('the fees of a dossier', () => {
  it('are those of its channel, its case and its area', () => {
    const fees: Fee[] = [
      FEE,
      { name: 'Của trường hợp', amount: 1, cases: ['1.000001.02'] },
      { name: 'Của địa bàn', amount: 2, areas: ['difficult'] },
    ];
    const cases = ['1.000001.01', '1.000001.02'];
    expect(asked(fees, { caseCode: '1.000001.01' }, [], cases)).toEqual([100_000]);
    expect(asked(fees, { caseCode: '1.000001.02' }, [], cases)).toEqual([100_000, 1]);
    expect(asked(fees, { caseCode: '1.000001.02', areaCode: 'difficult' }, [], cases)).toEqual([
      100_000, 1, 2,
    ]);
    expect(asked(fees, { channel: 'post' }, [], cases)).toEqual([]);
  });

  it('of the only case there is are asked for though nobody names it', () => {
    expect(asked([{ ...FEE, cases: ['1.000001.01'] }], {}, [], ['1.000001.01'])).toEqual([100_000]);
  });

  it('are levies where their name or the catalogue says so, and due on reception unless it says otherwise', () => {
    const fees: Fee[] = [
      { name: 'Lệ phí hộ tịch', amount: 1 },
      { name: 'Phí', amount: 1, kind: 'levy', due: 'before-result' },
      FEE,
    ];
    expect(priceFees(procedure(fees), matter(), []).map(({ kind, due }) => [kind, due])).toEqual([
      ['levy', 'on-reception'],
      ['levy', 'before-result'],
      ['fee', 'on-reception'],
    ]);
  });

  it.each<[string, CouncilAmount[], Partial<FeeMatter>, number]>([
    [
      'of an area before one of a channel',
      [set(1, { channel: 'direct' }), set(2, { areaCode: 'difficult' })],
      { areaCode: 'difficult' },
      2,
    ],
    ['of a channel before one of any', [set(1), set(2, { channel: 'direct' })], {}, 2],
    [
      'of the same matter that has begun last',
      [set(1), set(2, { validFrom: '2026-03-04' }), set(3, { validFrom: '2026-03-05' })],
      {},
      2,
    ],
    [
      'of any, where the closer one is over',
      [set(1), set(2, { channel: 'direct', validTo: '2026-03-03' })],
      {},
      1,
    ],
    [
      'of the catalogue, where the last one is over',
      [set(1), set(2, { validFrom: '2026-02-01', validTo: '2026-03-03' })],
      {},
      100_000,
    ],
    [
      'of the catalogue, where none fits',
      [set(1, { item: 'P02' }), set(2, { channel: 'online' }), set(3, { areaCode: 'difficult' })],
      {},
      100_000,
    ],
  ])('are by the decision %s', (_, amounts, changes, expected) => {
    expect(asked([FEE], changes, amounts)).toEqual([expected]);
  });
});

describe('the area', () => {
  it('matters where a fee or a decision is of it, and nowhere else', () => {
    expect(dependsOnArea(procedure([FEE]), matter(), [])).toBe(false);
    expect(dependsOnArea(procedure([{ ...FEE, areas: ['difficult'] }]), matter(), [])).toBe(true);
    expect(dependsOnArea(procedure([FEE]), matter(), [set(1, { areaCode: 'difficult' })])).toBe(true);
    expect(dependsOnArea(procedure([FEE]), matter(), [set(100_000, { areaCode: 'difficult' })])).toBe(true);
  });
});
