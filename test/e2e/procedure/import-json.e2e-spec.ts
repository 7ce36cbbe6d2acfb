import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, receive } from '../../support/walk.ts';

let api: TestApi;
let administrator: Officer;

const begin = async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
};
const end = () => api.close();

const definitionOf = async (code: string) => (await api.anyone.get(`/procedures/${code}`)).body;
const catalogue = () =>
  api.database.query<{ definition: Record<string, unknown> }>(sql`
    select distinct on (code) definition from procedure.procedure order by code, version desc`);
const versions = async () => {
  const [row] = await api.database.query<{ count: number }>(
    sql`select count(*)::int as count from procedure.procedure`,
  );
  return row!.count;
};
const propose = (procedures: unknown, more: object = {}) =>
  administrator.post('/catalogue-imports', { source: 'json', procedures, ...more });
const apply = (id: string, revision: number, key: string = uuid()) =>
  administrator.post(`/catalogue-imports/${id}/application`, undefined, {
    'if-match': `"${revision}"`,
    'idempotency-key': key,
  });
const revision = async () =>
  (await api.database.query<{ number: number }>(sql`select number from procedure.catalogue_revision`))[0]!
    .number;

/** A copy of a civil-status extract, dearer than before. */
async function dearer(amount = 15_000) {
  const extract = await definitionOf('2.000635');
  return {
    ...extract,
    methods: extract.methods.map((method: { channel: string; fees: object[] }) =>
      method.channel === 'direct' ? { ...method, fees: [{ ...method.fees[0], amount }] } : method,
    ),
  };
}

describe('a dry run', () => {
  beforeAll(begin);
  afterAll(end);

  it('shows exactly the fee that changed, and changes nothing', async () => {
    const before = await versions();
    const offered = await dearer();
    const { status, body, headers } = await propose(offered);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ source: 'json', complete: false, state: 'proposed', proposedBy: 'quantri.tinh', next: null },
      counts: { total: 1, new: 0, changed: 1, unchanged: 0, abolished: 0 },
    });
    expect(body.items).toEqual([
      expect.objectContaining({
        code: '2.000635',
        kind: 'changed',
        changes: [
          {
            pointer: '/methods/0/fees/0/amount',
            field: expect.objectContaining({ vi: expect.stringContaining('mức thu (đồng)') }),
            before: 8000,
            after: 15_000,
          },
        ],
      }),
    ]);
    expect(headers['etag']).toBe(`"${body.basedOn}"`);
    expect(await versions()).toBe(before);
    expect(await definitionOf('2.000635')).not.toEqual(offered);
  });

  it('finds nothing to change in the catalogue itself', async () => {
    const all = (await catalogue()).map(({ definition }) => definition);
    const { body } = await propose(all, { complete: true });
    expect(body.counts).toMatchObject({
      total: all.length,
      unchanged: all.length,
      new: 0,
      changed: 0,
      abolished: 0,
    });
    expect(body.items).toEqual([]);
  });

  it('comes in pages, of changes and of findings', async () => {
    const all = (await catalogue()).map(({ definition }) => ({ ...definition, decision: '1/QĐ' }));
    const first = (
      await administrator.post('/catalogue-imports?limit=20', { source: 'json', procedures: all })
    ).body;
    const rest = (
      await administrator.get(
        `/catalogue-imports/${first.id}?limit=20&after=${first.next}&findingsAfter=${first.nextFindings}`,
      )
    ).body;
    const codes = [...first.items, ...rest.items].map(({ code }: { code: string }) => code);
    expect(new Set(codes).size).toBe(all.length);
    expect(rest.next).toBeNull();
    expect(first.counts.findings).toBeGreaterThan(20);
    expect(rest.findings[0]).not.toEqual(first.findings[0]);
  });

  it('warns of what is odd and refuses none of it', async () => {
    const offered = await dearer(15);
    const { body } = await propose(offered);
    expect(body.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'fee-thousands-lost',
          procedure: '2.000635',
          pointer: '/methods/0/fees/0/amount',
        }),
      ]),
    );
    expect(body.counts.changed).toBe(1);
  });

  it('warns of a function no agency of the province has: nothing could be received', async () => {
    const { body } = await propose({ ...(await dearer()), competentAgency: 'land-registy' });
    expect(body.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'agency-unassigned', pointer: '/competentAgency' }),
      ]),
    );
    const { body: known } = await propose({ ...(await dearer()), competentAgency: 'land-registry' });
    expect(known.findings).not.toContainEqual(expect.objectContaining({ code: 'agency-unassigned' }));
  });
});

describe('the list of dry runs', () => {
  beforeAll(begin);
  afterAll(end);

  it('shows the newest first, page by page, with who made each and what became of it', async () => {
    expect((await administrator.get('/catalogue-imports')).body).toEqual({ items: [], next: null });
    const made = [];
    for (const amount of [15, 20_000, 30_000]) {
      made.unshift((await propose(await dearer(amount))).body);
      api.clock.advance({ minutes: 1 });
    }
    await administrator.post(`/catalogue-imports/${made[1].id}/discarding`);
    const { body: first } = await administrator.get('/catalogue-imports?limit=2');
    expect(first.items).toMatchObject([
      { id: made[0].id, state: 'proposed', source: 'json', proposedBy: 'quantri.tinh', decidedBy: null },
      { id: made[1].id, state: 'discarded', proposedAt: made[1].proposedAt, decidedBy: 'quantri.tinh' },
    ]);
    const { body: rest } = await administrator.get(`/catalogue-imports?limit=2&after=${first.next}`);
    expect(rest.items.map(({ id }: { id: string }) => id)).toEqual([made[2].id]);
    expect(rest.next).toBeNull();
    expect([...first.items, ...rest.items].map(({ counts }) => counts)).toEqual(
      made.map(({ counts }) => counts),
    );
    expect((await administrator.get('/catalogue-imports?after=x')).body.code).toBe('request.invalid');
  });
});

describe('applying a dry run', () => {
  beforeEach(begin);
  afterEach(end);

  it('calls abolished what a complete source lacks, and only then', async () => {
    const all = (await catalogue())
      .map(({ definition }) => definition)
      .filter(({ code }) => code !== '1.001193');
    expect((await propose(all)).body.counts).toMatchObject({ abolished: 0 });
    const { body } = await propose(all, { complete: true });
    expect(body.items).toMatchObject([
      {
        ...{ code: '1.001193', kind: 'abolished', validTo: '2026-03-04' },
        changes: [{ pointer: '/validTo', before: null, after: '2026-03-04' }],
      },
    ]);
    await apply(body.id, body.basedOn);
    expect((await api.anyone.get('/procedures/1.001193')).status).toBe(200);
    api.clock.advance({ days: 1 });
    expect((await api.anyone.get('/procedures/1.001193')).body.code).toBe('procedure.not-in-force');
    expect((await propose(all, { complete: true })).body.items).toEqual([]);
  });

  it('writes the changed version alone; a running dossier keeps its own; again nothing is left to do', async () => {
    const officers = await hoaBan(api);
    const { id: dossier } = await receive(officers.desk);
    const birth = await definitionOf('1.001193');
    const before = await versions();
    const offered = [{ ...birth, name: 'Đăng ký khai sinh' }, await dearer()];
    const { body: dry } = await propose(offered);
    const key = uuid();
    const applied = await apply(dry.id, dry.basedOn, key);
    expect(applied).toMatchObject({ status: 200, body: { versions: 2, revision: dry.basedOn + 1 } });
    expect(await apply(dry.id, dry.basedOn, key)).toMatchObject({ status: 200, body: applied.body });
    expect(await versions()).toBe(before + 2);
    expect((await definitionOf('1.001193')).name).toBe('Đăng ký khai sinh');
    expect((await officers.desk.get(`/dossiers/${dossier}`)).body.procedure.name).toBe(
      'Thủ tục đăng ký khai sinh',
    );
    expect((await administrator.get(`/catalogue-imports/${dry.id}`)).body).toMatchObject({
      ...{ state: 'applied', decidedBy: 'quantri.tinh' },
    });
    const traces = await api.database.query(sql`
      select actor, details from audit.entry where action = 'procedure.import' and subject_id = ${dry.id}`);
    expect(traces).toMatchObject([{ actor: 'quantri.tinh', details: { source: 'json', versions: 2 } }]);
    const again = (await propose(offered)).body;
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(await apply(again.id, again.basedOn)).toMatchObject({
      body: { versions: 0, revision: dry.basedOn + 1 },
    });
    expect(await versions()).toBe(before + 2);
  });

  it('is refused once the catalogue has moved since', async () => {
    const first = (await propose(await dearer(9_000))).body;
    const second = (await propose(await dearer(10_000))).body;
    await apply(first.id, first.basedOn);
    const now = await revision();
    const stale = await apply(second.id, second.basedOn);
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([
      412,
      'procedure.catalogue-stale',
      { revision: now },
    ]);
    expect((await apply(second.id, now)).status).toBe(412);
    expect((await definitionOf('2.000635')).methods[0].fees[0].amount).toBe(9_000);
  });

  it('happens once: of two at a time one is refused, and what was put away stays so', async () => {
    const { body: dry } = await propose(await dearer());
    const both = await Promise.all([apply(dry.id, dry.basedOn), apply(dry.id, dry.basedOn)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body: other } = await propose(await dearer(20_000));
    expect((await administrator.post(`/catalogue-imports/${other.id}/discarding`)).status).toBe(204);
    const late = await apply(other.id, other.basedOn);
    expect([late.status, late.body.code]).toEqual([409, 'procedure.import-decided']);
    expect((await administrator.post(`/catalogue-imports/${other.id}/discarding`)).status).toBe(409);
  });

  it('needs the revision that was looked at, and a dry run that is there', async () => {
    const { body: dry } = await propose(await dearer());
    expect((await administrator.post(`/catalogue-imports/${dry.id}/application`)).status).toBe(428);
    expect((await apply(uuid(), dry.basedOn)).body.code).toBe('procedure.import-unknown');
    expect((await administrator.get(`/catalogue-imports/${uuid()}`)).status).toBe(404);
  });

  it('lets a version begin later: until then the present one rules', async () => {
    const offered = { ...(await dearer()), validFrom: '2026-03-10' };
    const { body: dry } = await propose(offered);
    await apply(dry.id, dry.basedOn);
    const amount = async () => (await definitionOf('2.000635')).methods[0].fees[0].amount;
    expect(await amount()).toBe(8_000);
    api.clock.advance({ days: 6 });
    expect(await amount()).toBe(15_000);
  });
});
