import { sql } from '#platform/database';
import { OutboxRelay } from '#platform/outbox';
import { withoutDossiers } from '../../support/emptied.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import {
  firedOnce,
  fireThresholds,
  manyAtOnce,
  planThresholds,
  thresholdsOf,
} from '../../support/thresholds.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  await worker.init();
  officers = await hoaBan(api);
});
beforeEach(async () => {
  await withoutDossiers(api.database, 'platform.outbox_message');
  at('04T08:00');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const instant = (time: string): Date => new Date(`2026-03-${time}:00+07:00`);
const at = (time: string): void => api.clock.set(`2026-03-${time}:00+07:00`);
const time = (date: Date): string => new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(8, 16);

/** A birth registration of 04/03 08:00, due at 08:00 on 05/03. */
async function appraised(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('appraisal', id, officers);
  await planThresholds(worker);
  return id;
}

const ofDossier = async (id: string) =>
  (await thresholdsOf(api.database, id))
    .filter(({ of }) => of === 'dossier')
    .map(({ share, firesAt, firedAt }) => [share, time(firesAt), firedAt !== null]);

/** What an officer is told of. */
const told = async (officer: HoaBan[keyof HoaBan]) => {
  await worker.get(OutboxRelay, { strict: false }).drain();
  const { body } = await officer.get('/me/notices');
  return body.items
    .filter(({ kind }: { kind: string }) => kind.endsWith('-threshold'))
    .map(({ kind, share }: { kind: string; share: number }) => `${kind} ${share}`)
    .sort();
};

describe('thresholds of a dossier and its steps', () => {
  it('are planned in working time, of the whole and of the open step', async () => {
    const id = await appraised();
    expect(await ofDossier(id)).toEqual([
      [50, '04T14:00', false],
      [75, '04T16:00', false],
      [100, '05T08:00', false],
      [150, '05T14:00', false],
    ]);
    const steps = (await thresholdsOf(api.database, id)).filter(({ of }) => of !== 'dossier');
    expect(steps.map(({ of, share }) => [of, share])).toEqual([
      ['appraisal', 75],
      ['appraisal', 100],
    ]);
  });

  it('fire once each at their minute, and tell the rungs of the ladder', async () => {
    const id = await appraised();
    at('04T13:59');
    await fireThresholds(worker);
    expect((await ofDossier(id))[0]).toEqual([50, '04T14:00', false]);
    at('04T14:00');
    await fireThresholds(worker);
    expect(await fireThresholds(worker)).toBe(0);
    expect((await ofDossier(id))[0]).toEqual([50, '04T14:00', true]);
    expect(await told(officers.caseOfficer)).toContain('dossier-threshold 50');
    expect(await told(officers.unitHead)).not.toContain('dossier-threshold 50');
    at('05T08:00');
    await fireThresholds(worker);
    expect(await told(officers.unitHead)).toEqual(
      expect.arrayContaining(['dossier-threshold 100', 'dossier-threshold 75']),
    );
    expect(await told(officers.leader)).toEqual(['dossier-threshold 100']);
  });

  it('that came while nobody looked for eight hours fire once each, marked as missed', async () => {
    const id = await appraised();
    at('05T08:00');
    await fireThresholds(worker);
    const found = (await thresholdsOf(api.database, id)).filter(({ firedAt }) => firedAt !== null);
    expect(found.map(({ of, share, missed }) => [of, share, missed])).toEqual(
      expect.arrayContaining([
        ['dossier', 50, true],
        ['dossier', 75, true],
        ['dossier', 100, false],
      ]),
    );
    expect(await fireThresholds(worker)).toBe(0);
    const { fired, messages, spoken } = await firedOnce(api.database);
    expect([messages, spoken]).toEqual([fired, fired]);
  });

  it('do not fire while the clock stands still, and come by what was suspended later', async () => {
    const id = await appraised();
    await officers.caseOfficer.act(id, {
      ...{ step: 'appraisal', action: 'request-supplement' },
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    at('06T08:00');
    // Also before anybody has planned anew.
    expect(await fireThresholds(worker)).toBe(0);
    await planThresholds(worker);
    expect(await thresholdsOf(api.database, id)).toEqual([]);
    await officers.desk.act(id, {
      ...{ step: 'awaiting-supplement', action: 'receive-supplement', receivedSupplement },
    });
    await planThresholds(worker);
    expect(await ofDossier(id)).toEqual([
      [50, '06T14:00', false],
      [75, '06T16:00', false],
      [100, '09T08:00', false],
      [150, '09T14:00', false],
    ]);
  });

  it('that have not fired are planned anew when the limit is extended, and those of the new one come again', async () => {
    const id = await appraised();
    at('04T14:00');
    await fireThresholds(worker);
    const { headers } = await officers.leader.get(`/dossiers/${id}`);
    const extension = {
      ...{ by: { amount: 2, unit: 'working-day' }, reason: 'Cần xác minh' },
      ground: 'Điều 19.9 Nghị định 61/2018',
    };
    const { status } = await officers.leader.post(`/dossiers/${id}/extensions`, extension, {
      'if-match': headers['etag'] ?? '',
    });
    expect(status).toBe(200);
    await planThresholds(worker);
    expect(await ofDossier(id)).toEqual([
      [50, '04T14:00', true],
      [50, '05T14:00', false],
      [75, '06T10:00', false],
      [100, '09T08:00', false],
      [150, '10T14:00', false],
    ]);
  });

  it('of a dossier that ended are gone, and what fired stays', async () => {
    const id = await appraised();
    at('04T14:00');
    await fireThresholds(worker);
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'stop', comment: 'Thôi' });
    at('20T08:00');
    expect(await fireThresholds(worker)).toBe(0);
    await planThresholds(worker);
    expect((await thresholdsOf(api.database, id)).every(({ firedAt }) => firedAt !== null)).toBe(true);
    expect((await thresholdsOf(api.database, id)).length).toBeGreaterThan(0);
  });

  it('whose step was moved by itself are planned anew instead of firing at the old time', async () => {
    const id = await appraised();
    await api.database.query(sql`
      update dossier.task set due_at = ${instant('12T08:00')} where dossier_id = ${id} and closed_at is null`);
    at('11T08:00');
    await fireThresholds(worker);
    await planThresholds(worker);
    await fireThresholds(worker);
    const steps = (await thresholdsOf(api.database, id)).filter(({ of }) => of !== 'dossier');
    expect(steps.map(({ share, firedAt }) => [share, firedAt !== null])).toEqual([
      [75, true],
      [100, false],
    ]);
  });

  it('of many dossiers that come in one minute fire once each, whoever looks at the same time', async () => {
    const others = await Promise.all([createTestWorker(api), createTestWorker(api)]);
    const id = await appraised();
    const due = await manyAtOnce(api.database, id, 600, instant('04T14:00'));
    expect(due).toBe(2400);
    at('04T14:00');
    const fired = await Promise.all([worker, ...others].map(fireThresholds));
    expect(fired.reduce((sum, one) => sum + one)).toBe(due);
    expect(await firedOnce(api.database)).toEqual({
      fired: due,
      missed: 0,
      left: 0,
      messages: due,
      spoken: due,
    });
    await Promise.all(others.map((other) => other.close()));
  });
});
