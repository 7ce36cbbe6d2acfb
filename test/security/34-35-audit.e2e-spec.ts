import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { SealAudit, VerifyAudit } from '#platform/audit';
import { Clock } from '#platform/clock';
import { sql } from '#platform/database';
import { testConfig } from '#testing';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';
import type { Officer } from '../support/officer.ts';
import { serviceKeyOf } from '../support/service-keys.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { receive } from '../support/walk.ts';

let api: TestApi;
let desk: Officer;
let supervisor: Officer;
let administrator: Officer;
let dossier: { id: string; code: string };

beforeAll(async () => {
  api = await createTestApi();
  desk = await api.signIn('tiepnhan.hoaban');
  supervisor = await api.signIn('giamsat.tinh');
  administrator = await api.signIn('quantri.tinh');
  dossier = await receive(desk);
  await desk.act(dossier.id, { step: 'reception', action: 'hand-over' }, 1);
});
afterAll(() => api.close());

const refusals = async (actor: string) =>
  (await administrator.get(`/administration/audit-entries?outcome=refused&actor=${actor}`)).body.items;

describe('34. an audit entry', () => {
  it('says who did what to which thing when, from where, with what result and in which request', async () => {
    const { body } = await supervisor.get(`/dossiers/${dossier.id}/audit-entries`);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
      'dossier.act',
      'dossier.receive',
    ]);
    expect(body.items[0]).toEqual({
      id: expect.any(String),
      at: '2026-03-04T08:00:00.000+07:00',
      actor: 'tiepnhan.hoaban',
      onBehalfOf: null,
      address: '127.0.0.1',
      action: 'dossier.act',
      subject: { type: 'dossier', id: dossier.id },
      outcome: 'done',
      change: null,
      details: { step: 'reception', action: 'hand-over', version: 2 },
      correlationId: expect.any(String),
    });
  });

  it('gives the instant in UTC to the microsecond in the database, whatever the session says', async () => {
    const [row] = await api.database.query(sql`
      select at at time zone 'UTC' = '2026-03-04 01:00:00' as utc from audit.entry where subject_id = ${dossier.id}
      order by id limit 1`);
    expect(row).toEqual({ utc: true });
  });

  it('is found by subject, actor, action, time and outcome, a page at a time', async () => {
    const of = async (query: string) =>
      (await administrator.get(`/administration/audit-entries?${query}`)).body.items.map(
        ({ action }: { action: string }) => action,
      );
    expect(await of(`subjectType=dossier&subjectId=${dossier.id}&action=dossier.receive`)).toEqual([
      'dossier.receive',
    ]);
    expect(await of('actor=tiepnhan.hoaban&action=dossier.act')).toEqual(['dossier.act']);
    expect(await of('before=2026-03-04T00:00:00Z')).toEqual([]);
    expect(await of('actor=tiepnhan.hoaban&outcome=refused')).toEqual([]);
    const first = (await administrator.get('/administration/audit-entries?actor=tiepnhan.hoaban&limit=1'))
      .body;
    const second = (
      await administrator.get(
        `/administration/audit-entries?actor=tiepnhan.hoaban&limit=1&cursor=${first.next}`,
      )
    ).body;
    expect([first.items[0].action, second.items[0].action]).toEqual(['dossier.act', 'dossier.receive']);
  });

  it.each(['cursor=x', 'limit=0', 'from=yesterday', 'outcome=maybe', 'who=me'])(
    'is not looked for by %s',
    async (query) => {
      const { status, body } = await administrator.get(`/administration/audit-entries?${query}`);
      expect([status, body.code]).toEqual([400, 'request.invalid']);
    },
  );
});

describe('35. what leaves a trace', () => {
  it('is that an officer was told a dossier of another agency does not exist', async () => {
    const stranger = await api.signIn('tiepnhan.benlau');
    expect((await stranger.get(`/dossiers/${dossier.id}`)).status).toBe(404);
    expect(await refusals('tiepnhan.benlau')).toMatchObject([
      {
        action: 'access.refuse',
        subject: { type: 'dossier', id: dossier.id },
        details: { endpoint: 'GET /api/v1/dossiers/:id', ids: { id: dossier.id }, code: 'dossier.unknown' },
      },
    ]);
  });

  it('is that an officer without the role was refused', async () => {
    expect((await desk.get('/operations/outbox')).status).toBe(403);
    expect(await refusals('tiepnhan.hoaban')).toMatchObject([
      {
        subject: { type: 'endpoint', id: 'GET /api/v1/operations/outbox' },
        details: { code: 'identity.role-required' },
      },
    ]);
  });

  it('is that a service was refused, or told that something does not exist, under its name', async () => {
    const key = await serviceKeyOf(api, 'H99.46');
    const ask = (path: string) => api.anyone.get(path, { authorization: `Bearer ${key}` });
    expect((await ask('/tasks')).status).toBe(403);
    expect((await ask(`/dossiers/${dossier.id}`)).status).toBe(404);
    const refused = await api.database.query<{ actor: string; code: string }>(sql`
      select actor, details ->> 'code' as code from audit.entry
      where action = 'access.refuse' and actor like 'service:%' order by id`);
    const actor = expect.stringMatching(/^service:service-[0-9a-f]{12}$/);
    expect(refused).toEqual([
      { actor, code: 'identity.officers-only' },
      { actor, code: 'dossier.unknown' },
    ]);
  });

  it('is not that an access token was due to be exchanged, which happens to everyone', async () => {
    const token = (await api.signIn('thuly.hoaban')).session ?? '';
    api.clock.advance({ minutes: 11 });
    const { body } = await api.anyone.get('/dossiers', { authorization: `Bearer ${token}` });
    expect(body.code).toBe('identity.access-expired');
    expect(await refusals('unknown')).toEqual([]);
  });

  it('is a token that is none, and not a request without one', async () => {
    await api.anyone.get('/dossiers');
    expect(await refusals('unknown')).toEqual([]);
    await api.anyone.get('/dossiers', { authorization: 'Bearer stolen' });
    expect(await refusals('unknown')).toMatchObject([
      { address: '127.0.0.1', details: { code: 'identity.sign-in-required' } },
    ]);
    expect(JSON.stringify(await refusals('unknown'))).not.toContain('stolen');
  });

  it('is thirty refusals of an officer a minute, and once that there were more', async () => {
    const stranger = await api.signIn('thuly.congthuong');
    api.clock.advance({ minutes: 1 });
    for (let n = 0; n < 40; n += 1) await stranger.get(`/dossiers/${dossier.id}`);
    const recorded = await refusals('thuly.congthuong');
    expect(recorded).toHaveLength(31);
    expect(recorded[0].details).toEqual({
      endpoint: 'GET /api/v1/dossiers/:id',
      code: 'dossier.unknown',
      more: true,
    });
  });

  it('is every look into the audit trail itself, before it is answered', async () => {
    await supervisor.get(`/dossiers/${dossier.id}/audit-entries`);
    const { body } = await administrator.get('/administration/audit-entries?actor=giamsat.tinh&limit=1');
    expect(body.items[0]).toMatchObject({
      action: 'access.look',
      details: { endpoint: 'GET /api/v1/dossiers/:id/audit-entries', ids: { id: dossier.id } },
    });
  });

  it('is not more for an answer that could not be traced: there is none', async () => {
    await api.database.query(sql`alter table audit.entry rename to away`);
    try {
      expect((await supervisor.get(`/dossiers/${dossier.id}/audit-entries`)).status).toBe(500);
    } finally {
      await api.database.query(sql`alter table audit.away rename to entry`);
    }
  });

  it('does not keep a refusal from being answered when it cannot be written', async () => {
    await api.database.query(sql`alter table audit.entry rename to away`);
    try {
      expect((await desk.get('/operations/outbox')).status).toBe(403);
    } finally {
      await api.database.query(sql`alter table audit.away rename to entry`);
    }
  });

  it('is shown to a supervisor for the officers of their agencies alone', async () => {
    const { body } = await supervisor.get('/administration/audit-entries?actor=unknown');
    expect(body.items).toEqual([]);
    const everybody = await administrator.get('/administration/audit-entries?actor=unknown');
    expect(everybody.body.items).not.toEqual([]);
  });
});

describe('37. the audit trail of a running system', () => {
  it('is sealed outside the database and proved', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mot-cua-audit-'));
    const config = testConfig({
      DATABASE_URL: api.databaseUrl,
      AUDIT_EXPORT_FILE: join(folder, 'seals.jsonl'),
    });
    const worker = await Test.createTestingModule({ imports: [WorkerModule.of(config)] })
      .overrideProvider(Clock)
      .useValue(api.clock)
      .compile();
    try {
      await worker.get(SealAudit).execute();
      expect(await worker.get(VerifyAudit).execute()).toMatchObject({ seals: 1, exported: 1, waiting: 0 });
    } finally {
      await worker.close();
      await rm(folder, { recursive: true });
    }
  });
});
