import { Client } from 'pg';
import { explain } from '../../benchmarks/plans/explain.ts';
import { fill } from '../../benchmarks/plans/fill.ts';
import { sentBy } from '../../benchmarks/plans/sent.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let client: Client;

beforeAll(async () => {
  api = await createTestApi();
  await fill(api, 5_000);
  client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await api.close();
});

describe('the form of an agency', () => {
  it('begins from what runs and from what has ended since the period began, where all there is were too much', async () => {
    const supervisor = await api.signIn('giamsat.tinh');
    const form = () => supervisor.get('/reports/processing?from=2026-02-01&to=2026-02-28&agency=H99.41');
    const statement = await sentBy(form, /candidate as/);
    const { indexes } = await explain(client, statement, 'set local enable_seqscan = off');
    expect(indexes).toEqual(expect.arrayContaining(['dossier_ended', 'dossier_open_due']));
  });
});
