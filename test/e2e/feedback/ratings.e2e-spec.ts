import { ApplicantsSatisfaction } from '#dossier';
import { EVERYTHING, sight, sql } from '#platform/database';
import { OutboxRelay } from '#platform/outbox';
import { tracesOf } from '../../support/delegations.ts';
import { untilBlocked } from '../../support/locks.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;
let finished: Answer['body'];

const BROWSER = { accept: 'text/html' };
const MARCH = 'from=2026-03-01&to=2026-03-31';

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  await worker.init();
  api.clock.set('2026-03-04T08:00:00+07:00');
  officers = await hoaBan(api);
});
beforeEach(async () => {
  await api.database.query(sql`delete from feedback.rating`);
  finished = await receive(officers.desk);
  await walkTo('done', finished.id, officers);
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const placeOf = ({ code, tracking }: Answer['body'], secret = tracking.secret) =>
  `/tracking/${code}/rating?secret=${secret}`;
const rate = (receipt: Answer['body'], body: object = { level: 'satisfied' }, headers = {}) =>
  api.anyone.post(placeOf(receipt), body, headers);
const ratings = async (who: Officer, query = MARCH) => (await who.get(`/ratings?${query}`)).body.items;
const counts = async (who: Officer, by: string) =>
  (await who.get(`/ratings/counts?${MARCH}&by=${by}`)).body.lines;

describe('rating a dossier', () => {
  it('is for who has the secret, once its result is handed over', async () => {
    const said = { level: 'not-satisfied', receivedLevel: 'very-satisfied', handledLevel: 'not-satisfied' };
    const words = { reasons: ['time', 'contacts', 'time'], comment: 'Phải đi lại ba lần' };
    const { status, body } = await rate(finished, { ...said, ...words });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        ...{ state: 'rated', received: true, handled: true },
        rated: { level: 'not-satisfied', at: '2026-03-04T08:00:00.000+07:00' },
      }),
    ]);
    expect(await ratings(officers.leader)).toEqual([
      expect.objectContaining({
        ...{ dossier: { id: finished.id, code: finished.code }, level: 'not-satisfied' },
        ...{ reasons: ['time', 'contacts'], comment: 'Phải đi lại ba lần' },
        received: { level: 'very-satisfied', officer: expect.any(String) },
        handled: { level: 'not-satisfied', officer: expect.any(String) },
      }),
    ]);
    expect(await tracesOf(api.database, 'feedback.rate')).not.toEqual([]);
    const [row] = await api.database.query<{ row: string }>(
      sql`select r::text as row from feedback.rating r`,
    );
    expect(row!.row).not.toContain('Phải đi lại');
  });

  it('is done once for ever, however many try at a time', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => rate(finished)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect((await rate(finished)).body.code).toBe('feedback.rated-already');
    expect(await ratings(officers.leader)).toHaveLength(1);
  });

  it('is refused of an open dossier, and with a wrong secret as of a dossier that is none', async () => {
    const open = await receive(officers.desk);
    expect((await api.anyone.get(placeOf(open))).body.state).toBe('too-early');
    expect((await rate(open)).body.code).toBe('feedback.not-finished');
    const strangers = await Promise.all([
      api.anyone.post(placeOf(finished, 'AAAAAAAAAA'), { level: 'satisfied' }),
      api.anyone.post('/tracking/H99.41.01-260304-9999/rating?secret=AAAAAAAAAA', { level: 'satisfied' }),
    ]);
    expect(strangers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'feedback.dossier-unknown'],
      [404, 'feedback.dossier-unknown'],
    ]);
  });

  it.each([
    ['no level', {}],
    ['a level there is not', { level: 'furious' }],
    ['a reason there is not', { level: 'satisfied', reasons: ['weather'] }],
    ['a book for a comment', { level: 'satisfied', comment: 'x'.repeat(1001) }],
  ])('is refused with %s', async (_, body) => {
    expect((await rate(finished, body)).status).toBe(400);
  });

  it('keeps no words once the personal data of the dossier are erased', async () => {
    await rate(finished, { level: 'satisfied', comment: 'Tôi là Người Mẫu' });
    await api.database.query(sql`
      insert into platform.outbox_message (name, subject_id, agency_id, payload, correlation_id, occurred_at, next_attempt_at)
      values ('dossier.personal-data-erased.v1', ${finished.id}, 0, '{}', 'spec', now(), '2026-03-04')`);
    await worker.get(OutboxRelay).drain();
    expect(await ratings(officers.leader)).toMatchObject([{ level: 'satisfied', comment: null }]);
  });

  it('is refused once the personal data of its applicant are being erased: nobody would erase its words', async () => {
    const { rating } = await api.database.transaction(async (tx) => {
      await tx.query(sql`select from dossier.dossier where id = ${finished.id} for update`);
      await tx.query(sql`update dossier.dossier set erased_at = now() where id = ${finished.id}`);
      const sent = rate(finished, { level: 'not-satisfied', comment: 'Phải đi lại ba lần' });
      await untilBlocked(api.database);
      return { rating: sent };
    });
    const { status, body } = await rating;
    expect([status, body.code]).toEqual([404, 'feedback.dossier-unknown']);
    expect(await api.database.query(sql`select from feedback.rating`)).toEqual([]);
  });
});

describe('the form of a rating', () => {
  it('is a page in Vietnamese or English, sends itself and leads back to thanks', async () => {
    const look = (language: string) => api.anyone.get(`${placeOf(finished)}&language=${language}`, BROWSER);
    expect((await look('vi')).body).toContain('Bạn có hài lòng');
    expect((await look('en')).body).toContain('Are you satisfied');
    // As long as the page lets it be: a line end counts once.
    const form = `level=satisfied&receivedLevel=&reasons=time&comment=${'x'.repeat(998)}%0D%0Ay`;
    const asForm = { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await api.anyone.send('POST', placeOf(finished), form, asForm);
    const back = `rating?secret=${finished.tracking.secret}`;
    expect([sent.status, sent.headers['location']]).toEqual([303, back]);
    expect((await ratings(officers.leader))[0].comment).toBe(`${'x'.repeat(998)}\ny`);
    // The button pressed twice.
    expect((await api.anyone.send('POST', placeOf(finished), form, asForm)).status).toBe(303);
    const { body } = await api.anyone.get(placeOf(finished), BROWSER);
    expect(body).toContain('Cảm ơn bạn đã đánh giá: Hài lòng');
    expect(body).not.toContain('<form');
    expect(body).not.toContain(finished.tracking.secret);
  });
});

describe('what applicants said', () => {
  it('is counted for who answers for it, by agency, procedure and officer', async () => {
    await rate(finished, { level: 'not-satisfied', handledLevel: 'satisfied' });
    expect(await counts(officers.leader, 'agency')).toMatchObject([
      { key: 'H99.41', total: 1, verySatisfied: 0, satisfied: 0, notSatisfied: 1 },
    ]);
    expect(await counts(officers.leader, 'procedure')).toMatchObject([{ key: '1.001193', total: 1 }]);
    expect(await counts(officers.leader, 'handling-officer')).toMatchObject([
      { key: 'thuly.hoaban', total: 1, satisfied: 1 },
    ]);
    expect(await counts(officers.leader, 'receiving-officer')).toEqual([]);
    const forReports = { by: 'agency', from: '2026-03-01', to: '2026-03-31', where: sql`true` } as const;
    const reported = await sight.ofRequest(() => {
      sight.becomes(EVERYTHING);
      return api.app.get(ApplicantsSatisfaction, { strict: false }).count(forReports);
    });
    expect(reported).toMatchObject([{ key: 'H99.41', total: 1, notSatisfied: 1 }]);
    const elsewhere = await api.signIn('lanhdao.saokhue');
    expect([await ratings(elsewhere), await counts(elsewhere, 'agency')]).toEqual([[], []]);
    expect((await officers.caseOfficer.get(`/ratings?${MARCH}`)).status).toBe(403);
  });

  it('is asked for over a period that makes sense', async () => {
    const asked = async (query: string) => (await officers.leader.get(`/ratings?${query}`)).body.code;
    expect(await asked('from=2026-03-31&to=2026-03-01')).toBe('feedback.period-backwards');
    expect(await asked('from=2024-01-01&to=2026-03-01')).toBe('feedback.period-too-long');
    expect(await asked(`${MARCH}&agency=H00`)).toBe('feedback.agency-unknown');
    expect(await ratings(officers.leader, 'from=2026-02-01&to=2026-02-28')).toEqual([]);
  });
});

describe('published figures', () => {
  afterEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));

  const published = (month = '2026-03', headers = {}) =>
    api.anyone.get(`/satisfaction?month=${month}`, headers);
  /** Beside the one of the test, as if others had been finished. */
  const othersRate = (many: number) =>
    api.database.query(sql`
      with others as (
        select id, lead_agency_id, procedure_code from dossier.dossier where id <> ${finished.id} limit ${many})
      insert into feedback.rating (id, dossier_id, level, reasons, agency_id, procedure_code, rated_at)
      select id, id, 'very-satisfied', '{}', lead_agency_id, procedure_code, '2026-03-31T23:59:00+07:00' from others`);

  it('leave out what is so little that it would tell who said it', async () => {
    for (let more = 0; more < 4; more += 1) await receive(officers.desk);
    await rate(finished, { level: 'not-satisfied', comment: 'Riêng tư' });
    await othersRate(3);
    api.clock.set('2026-04-01T00:00:00+07:00');
    expect((await published()).body.lines).toEqual([]);
    await api.database.query(sql`delete from feedback.rating where dossier_id <> ${finished.id}`);
    await othersRate(4);
    const { body, headers } = await published();
    expect(body.lines).toEqual([
      {
        agency: 'H99.41',
        name: expect.any(String),
        total: 5,
        verySatisfied: 4,
        satisfied: 0,
        notSatisfied: 1,
      },
    ]);
    expect(headers['cache-control']).toContain('public');
    expect((await published('2026-03', { 'if-none-match': headers['etag'] })).status).toBe(304);
    expect((await published('2026-04')).body.lines).toEqual([]);
    expect((await published('2026-13')).status).toBe(400);
  });

  it('grow by no fewer than five while the month runs, however often they are looked at', async () => {
    const ids: string[] = [];
    for (let more = 0; more < 16; more += 1) ids.push((await receive(officers.desk)).id);
    const totals: number[] = [];
    const look = async () => totals.push((await published()).body.lines[0]?.total ?? 0);
    for (const [minutes, id] of ids.entries()) {
      await api.database.query(sql`
        insert into feedback.rating (id, dossier_id, level, reasons, agency_id, procedure_code, rated_at)
        select id, id, 'satisfied', '{}', lead_agency_id, procedure_code,
               '2026-03-04T08:00:00+07:00'::timestamptz + make_interval(mins => ${minutes})
        from dossier.dossier where id = ${id}`);
      await look();
    }
    expect(totals).toEqual([...Array<number>(9).fill(0), ...Array<number>(5).fill(5), 10, 10]);
    api.clock.set('2026-03-31T23:59:59.999+07:00');
    await look();
    api.clock.set('2026-04-01T00:00:00+07:00');
    await look();
    expect(totals.slice(-2)).toEqual([10, 16]);
  });
});
