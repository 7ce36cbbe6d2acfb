import { Database, sql } from '#platform/database';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { recorded } from '../../support/statements.ts';
import { hoaBan, type HoaBan, receive } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const received = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let one = 0; one < count; one += 1) ids.push((await receive(officers.desk)).id);
  return ids;
};

const handOver = (id: string, more: object = {}) => ({
  ...{ id, version: 1, step: 'reception', action: 'hand-over' },
  ...more,
});
const batch = (items: object[], key: string, who = officers.desk) =>
  who.post('/dossiers/batch/actions', { items }, { 'idempotency-key': key });

/** How often each dossier was handed over. */
const handedOver = async (ids: string[]): Promise<number[]> => {
  const rows = await api.database.query<{ times: number }>(sql`
    select (select count(*)::int from dossier.history h
            where h.dossier_id = wanted and h.action = 'hand-over') as times
    from unnest(${ids}::uuid[]) with ordinality as w(wanted, place) order by place`);
  return rows.map(({ times }) => times);
};
const once = (count: number): number[] => Array.from({ length: count }, () => 1);

describe('a batch of actions', () => {
  it('does each by itself: what is refused is told with why, and leaves the others done', async () => {
    const ids = await received(8);
    const [stale, unknown, wrong] = [ids[1]!, '0199a000-0000-7000-8000-00000000dead', ids[6]!];
    const items = ids.map((id) =>
      handOver(id, id === stale ? { version: 7 } : id === wrong ? { action: 'sing' } : {}),
    );
    const { status, body } = await batch([...items, handOver(unknown)], 'batch-of-nine');
    expect([status, body.done, body.refused]).toEqual([200, 6, 3]);
    expect(body.items.map(({ id }: Answer['body']) => id)).toEqual([...ids, unknown]);
    const codes = body.items.map(({ refused }: Answer['body']) => refused?.code ?? null);
    expect([codes[1], codes[6], codes[8]]).toEqual([
      ...['dossier.stale', 'dossier.action-not-allowed', 'dossier.unknown'],
    ]);
    expect(body.items[1].refused).toMatchObject({ status: 412, detail: { vi: expect.any(String) } });
    expect(body.items[0].done).toMatchObject({ version: 2, status: 'processing', toSteps: ['assignment'] });
    expect(await handedOver(ids)).toEqual([1, 0, 1, 1, 1, 1, 0, 1]);
  });

  it('gives the whole first answer again under its key, and refuses another batch under it', async () => {
    const ids = await received(2);
    const items = [handOver(ids[0]!), handOver(ids[1]!, { version: 2 })];
    const first = await batch(items, 'batch-again');
    await officers.desk.act(ids[1]!, { step: 'reception', action: 'hand-over' }, 1);
    const again = await batch(items, 'batch-again');
    expect(again.body).toEqual(first.body);
    expect((await batch([handOver(ids[1]!)], 'batch-again')).body.code).toBe(
      'request.idempotency-key-reused',
    );
  });

  it('is done once by two that come at the same instant', async () => {
    const ids = await received(6);
    const items = ids.map((id) => handOver(id));
    const [first, second] = await Promise.all([batch(items, 'batch-twice'), batch(items, 'batch-twice')]);
    expect(first.body).toEqual(second.body);
    expect(first.body.done).toBe(6);
    expect(await handedOver(ids)).toEqual(once(6));
  });

  it('goes on where it broke off: each act once, and told as done', async () => {
    const ids = await received(12);
    const items = ids.map((id) => handOver(id));
    const database = api.app.get(Database);
    const send = database.queryPrepared.bind(database);
    let acts = 0;
    // What was committed stays, and nobody hears of it any more.
    jest.spyOn(database, 'queryPrepared').mockImplementation(async (query) => {
      const rows = await send(query);
      if (query.text.includes('update dossier.dossier') && (acts += 1) > 5) throw new Error('killed');
      return rows;
    });
    expect((await batch(items, 'batch-broken')).status).toBe(500);
    jest.restoreAllMocks();
    const before = (await handedOver(ids)).filter((times) => times === 1).length;
    expect([before > 5, before < 12]).toEqual([true, true]);
    const { body } = await batch(items, 'batch-broken');
    expect([body.done, body.refused]).toEqual([12, 0]);
    expect(await handedOver(ids)).toEqual(once(12));
  });

  it.each([
    ['no item', []],
    ['a dossier twice', [7, 7]],
    ['too many', Array.from({ length: 501 }, (_, place) => place)],
  ])('is refused with %s', async (_what, numbers) => {
    const { status, body } = await batch(
      numbers.map((number) => handOver(`0199a000-0000-7000-8000-${String(number).padStart(12, '0')}`)),
      'batch-refused',
    );
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });

  it('takes two statements an act, and a few for the batch', async () => {
    const ids = await received(20);
    const { statements, result } = await recorded(() =>
      batch(
        ids.map((id) => handOver(id)),
        'batch-counted',
      ),
    );
    expect(result.body.done).toBe(20);
    expect(statements.length).toBeLessThanOrEqual(2 * 20 + 8);
  });
});
