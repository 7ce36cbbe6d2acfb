import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { Answer, Officer } from '../support/officer.ts';
import { recorded } from '../support/statements.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { circumstances, publish, table } from './measure/page.ts';
import { explain } from './plans/explain.ts';

const PROCEDURES = 5_700;
const MEGABYTE = 2 ** 20;

/** Parts of a definition the generator touches; the rest is as in the seed. */
interface Definition {
  code: string;
  name: string;
  cases: { code: string }[];
  components: { cases?: string[] }[];
  methods: { fees: { name: string; amount: number; note?: string }[] }[];
}

const seed = readdirSync(projectPath('seed', 'procedures'))
  .sort()
  .map((file) => JSON.parse(readFileSync(projectPath('seed', 'procedures', file), 'utf8')) as Definition);

/** The seed over and over, each time under other codes and with another fee. */
const catalogue = (): Definition[] =>
  Array.from({ length: PROCEDURES }, (_, index) => {
    const code = `8.${String(index).padStart(6, '0')}`;
    const original = seed[index % seed.length]!;
    const definition = JSON.parse(
      JSON.stringify(original).replaceAll(`"${original.code}`, `"${code}`),
    ) as Definition;
    definition.name = `${definition.name} (${index})`;
    definition.methods[0]!.fees = [{ name: 'Phí', amount: 1_000 * (1 + (index % 500)) }];
    return definition;
  });

describe(`a catalogue of ${PROCEDURES} procedures`, () => {
  let api: TestApi;
  let administrator: Officer;
  const measured: string[][] = [];

  beforeAll(async () => {
    api = await createTestApi();
    administrator = await api.signIn('quantri.tinh');
  });
  afterAll(async () => {
    const head = ['Request', 'seconds', 'memory, MB', 'new', 'changed', 'unchanged', 'versions written'];
    const size = (Buffer.byteLength(body(catalogue())) / MEGABYTE).toFixed(1);
    await publish(
      'catalogue',
      `${await circumstances(api.database)}\n\n${table(head, measured)}\n\nThe request is ${size} MB of JSON.`,
    );
    await api.close();
  });

  it('is compared, applied, found unchanged, and differs by one fee when one fee was changed', async () => {
    const base = process.memoryUsage().rss;
    const text = body(catalogue());
    const dry = await watched(base, () => administrator.post('/catalogue-imports', text));
    expect(dry.answer.body.counts).toMatchObject({ total: PROCEDURES, new: PROCEDURES, changed: 0 });
    tell('Dry run of an empty province', dry);
    const applied = await watched(base, () => apply(dry.answer.body));
    expect(applied.answer.body.versions).toBe(PROCEDURES);
    tell('Application', applied);
    const again = await watched(base, () => administrator.post('/catalogue-imports', text));
    expect(again.answer.body.counts).toMatchObject({ unchanged: PROCEDURES, new: 0, changed: 0 });
    expect(again.answer.body.items).toEqual([]);
    tell('Dry run of the same again', again);
    expect((await apply(again.answer.body)).body.versions).toBe(0);
    const changed = catalogue();
    changed[4_321]!.methods[0]!.fees[0]!.amount = 77_000;
    const one = await watched(base, () => administrator.post('/catalogue-imports', body(changed)));
    expect(one.answer.body.items).toMatchObject([
      { code: '8.004321', changes: [{ pointer: '/methods/0/fees/0/amount', after: 77_000 }] },
    ]);
    expect(one.answer.body.items[0].changes).toHaveLength(1);
    tell('Dry run with one fee changed', one);
    const last = await watched(base, () => apply(one.answer.body));
    expect(last.answer.body.versions).toBe(1);
    tell('Application of one fee', last);
  });

  it('is read by pages through its index, however far down', async () => {
    await api.database.query(sql`analyze procedure.procedure`);
    const { url } = api.database.source.options as { url: string };
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const { statements } = await recorded(() => api.anyone.get('/procedures?cursor=8.001000&limit=100'));
      const [page] = statements.filter(({ text }) => /as levels/.test(text));
      const { indexes, scanned, rowsRead } = await explain(client, page!);
      expect(scanned).toEqual([]);
      expect(indexes).toContainEqual(expect.stringContaining('procedure_newest'));
      expect(rowsRead).toBeLessThanOrEqual(500);
    } finally {
      await client.end();
    }
  });

  const body = (procedures: readonly Definition[]) => JSON.stringify({ source: 'json', procedures });

  const apply = ({ id, basedOn }: { id: string; basedOn: number }): Promise<Answer> =>
    administrator.post(`/catalogue-imports/${id}/application`, undefined, {
      'if-match': `"${basedOn}"`,
      'idempotency-key': uuid(),
    });

  function tell(request: string, { answer, seconds, megabytes }: Watched): void {
    const { counts = {}, versions = '–' } = answer.body;
    const figures = ['new', 'changed', 'unchanged'].map((kind) => String(counts[kind] ?? '–'));
    measured.push([request, seconds.toFixed(1), String(megabytes), ...figures, String(versions)]);
  }
});

interface Watched {
  answer: Answer;
  seconds: number;
  /** Highest resident set over the base. */
  megabytes: number;
}

async function watched(base: number, work: () => Promise<Answer>): Promise<Watched> {
  let peak = process.memoryUsage().rss;
  const look = () => (peak = Math.max(peak, process.memoryUsage().rss));
  const watch = setInterval(look, 20);
  const began = performance.now();
  try {
    const answer = await work();
    look();
    expect([200, 201]).toContain(answer.status);
    return {
      answer,
      seconds: (performance.now() - began) / 1000,
      megabytes: Math.round((peak - base) / MEGABYTE),
    };
  } finally {
    clearInterval(watch);
  }
}
