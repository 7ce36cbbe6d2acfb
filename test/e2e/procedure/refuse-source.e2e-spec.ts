import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let administrator: Officer;

beforeEach(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterEach(() => api.close());

const definitionOf = async (code: string) => (await api.anyone.get(`/procedures/${code}`)).body;
const versions = async () => {
  const [row] = await api.database.query<{ count: number }>(
    sql`select count(*)::int as count from procedure.procedure`,
  );
  return row!.count;
};
const propose = (procedures: unknown, more: object = {}) =>
  administrator.post('/catalogue-imports', { source: 'json', procedures, ...more });

const FEE_AMOUNT = '/procedures/0/methods/0/fees/0/amount';

describe('a source with faults', () => {
  it('is refused whole, with the place and reason of each: one of 300 keeps 299 out', async () => {
    const one = await definitionOf('2.000635');
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...one,
      code: `9.${String(index).padStart(6, '0')}`,
      cases: [],
      ...(index === 217 ? { validFrom: '31/02/2026', fee: 1 } : {}),
    }));
    const before = await versions();
    const { status, body } = await propose(many);
    expect([status, body.code]).toEqual([422, 'procedure.import-refused']);
    expect(
      body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
    ).toEqual([
      ['/procedures/217/validFrom', 'invalid_format'],
      ['/procedures/217/fee', 'unknown_field'],
    ]);
    expect(await versions()).toBe(before);
    expect(await api.database.query(sql`select 1 from procedure.catalogue_import`)).toEqual([]);
  });

  it.each([
    ['a code that comes twice', (one: object) => [one, one], ['/procedures/1/code', 'code_twice']],
    ['a wrong type', (one: object) => [{ ...one, notes: 'x' }], ['/procedures/0/notes', 'invalid_type']],
    [
      'an amount with a fraction',
      (one: object) => withFee(one, { amount: 1.5 }),
      [FEE_AMOUNT, 'invalid_type'],
    ],
    [
      'an amount beside the council’s',
      (one: object) => withFee(one, { setBy: 'provincial-council' }),
      [FEE_AMOUNT, 'set_elsewhere'],
    ],
    [
      'a day of no year',
      (one: object) => ({ ...one, validFrom: '0000-01-01' }),
      ['/procedures/validFrom', 'invalid_date'],
    ],
    [
      'a channel that comes twice',
      (one: { methods: object[] }) => ({ ...one, methods: [...one.methods, one.methods[0]] }),
      ['/procedures/methods/3/channel', 'channel_twice'],
    ],
    ['a name of blanks', (one: object) => ({ ...one, name: '  ' }), ['/procedures/name', 'blank']],
    ['nothing at all', () => [], ['', 'nothing_in_it']],
  ])('is refused for %s', async (_, made, [pointer, code]) => {
    const { status, body } = await propose(made(await definitionOf('2.000635')));
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('is refused when it is no JSON, or nothing of this kind', async () => {
    expect((await administrator.post('/catalogue-imports', '{"source": "json", ')).body.code).toBe(
      'request.malformed',
    );
    expect((await propose(3)).body.code).toBe('request.invalid');
    expect((await administrator.post('/catalogue-imports', { source: 'csv' })).body.code).toBe(
      'request.invalid',
    );
    const one = await definitionOf('2.000635');
    expect(await propose({ ...one, name: 'a\ud83d' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/procedures/name', code: 'invalid_character' }] },
    });
    expect(await propose(one, { complete: true, effectiveOn: '0000-01-01' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/effectiveOn', code: 'invalid_date' }] },
    });
  });
});

/** The same with its first fee changed. */
function withFee(one: object, change: object): object[] {
  const { methods } = one as { methods: { fees: object[] }[] };
  const [first, ...others] = methods;
  return [{ ...one, methods: [{ ...first, fees: [{ ...first!.fees[0], ...change }] }, ...others] }];
}
