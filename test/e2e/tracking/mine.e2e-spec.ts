import { Database, NOTHING, sql } from '#platform/database';
import { actAsSeen, sheetOf } from '../../support/acts.ts';
import { asCitizen, citizenSessionOf } from '../../support/citizens.ts';
import type { Answer } from '../../support/officer.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { seeing } from '../../support/walled-dossiers.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let next = 100;

/** Somebody nobody has met before. */
const someone = () => {
  next += 1;
  return { ...applicant, identity: { kind: 'citizen-id', number: `099000000${next}` } };
};
type Someone = ReturnType<typeof someone>;

const receiveOf = (who: Someone, overrides: Record<string, unknown> = {}): Promise<Answer['body']> =>
  receive(officers.desk, { applicant: who, ...overrides });
const signedOn = async ({ identity }: Someone) =>
  asCitizen(api, await citizenSessionOf(api, identity.number));
const codesOf = ({ body }: Answer) => body.items.map(({ code }: { code: string }) => code);

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));
afterAll(() => api.close());

describe('a citizen who has signed on', () => {
  it('finds all dossiers that are theirs, the newest first, each in short', async () => {
    const who = someone();
    const first = await receiveOf(who);
    api.clock.advance({ minutes: 5 });
    const second = await receiveOf(who);
    await walkTo('appraisal', first.id, officers);
    const { status, body } = await (await signedOn(who))('/tracking/mine');
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          code: second.code,
          as: 'applicant',
          procedure: 'Thủ tục đăng ký khai sinh',
          receivingAgency: 'Trung tâm Phục vụ hành chính công phường Hoa Ban',
          progress: { stage: 1, stages: 4, text: 'Đã tiếp nhận' },
          receivedAt: '2026-03-04T08:05:00.000+07:00',
          dueAt: '2026-03-05T08:05:00.000+07:00',
          dueProvisional: false,
          closedAt: null,
          outstanding: expect.any(Number),
        },
        expect.objectContaining({
          code: first.code,
          progress: { stage: 2, stages: 4, text: 'Đang giải quyết' },
        }),
      ],
      next: null,
    });
  });

  it('is shown of each what the secret of its receipt would show, in either language', async () => {
    const who = someone();
    const { id, code, tracking } = await receiveOf(who);
    await walkTo('appraisal', id, officers);
    const look = await signedOn(who);
    for (const lang of ['vi', 'en']) {
      const bySecret = await api.anyone.get(`/tracking/${code}?secret=${tracking.secret}&lang=${lang}`);
      const signed = await look(`/tracking/mine/${code}?lang=${lang}`);
      expect([signed.status, signed.body]).toEqual([200, bySecret.body]);
      expect(signed.body.details.timeline.length).toBeGreaterThan(1);
    }
  });

  it('is told why the due time is what it is, as with the secret; others are told of no such dossier', async () => {
    const who = someone();
    const { code, tracking } = await receiveOf(who);
    const bySecret = await api.anyone.get(`/tracking/${code}/deadline?secret=${tracking.secret}`);
    const signed = await (await signedOn(who))(`/tracking/mine/${code}/deadline`);
    expect([signed.status, signed.body]).toEqual([200, bySecret.body]);
    expect(signed.body.lines).not.toEqual([]);
    expect(signed.headers).toMatchObject({ 'cache-control': 'private, no-cache' });
    const { status, body } = await (await signedOn(someone()))(`/tracking/mine/${code}/deadline`);
    expect([status, body.code]).toEqual([404, 'tracking.not-among-yours']);
  });

  it('sees their own secret dossiers as by the secret, and of others’ nothing', async () => {
    const who = someone();
    const { id, code } = await receiveOf(who);
    await api.database.query(sql`update dossier.dossier set secrecy = 'confidential' where id = ${id}`);
    expect(codesOf(await (await signedOn(who))('/tracking/mine'))).toEqual([code]);
    expect((await (await signedOn(who))(`/tracking/mine/${code}`)).status).toBe(200);
    expect((await (await signedOn(someone()))(`/tracking/mine/${code}`)).status).toBe(404);
  });

  it('finds what they handed in for another and left their number with', async () => {
    const [owner, helper] = [someone(), someone()];
    const submitter = { fullName: 'Trần Thị Mẫu Nộp', authority: { kind: 'family' } };
    const { code } = await receiveOf(owner, {
      submitter: { ...submitter, citizenId: helper.identity.number },
    });
    await receiveOf(owner, { submitter });
    const [asHelper, asOwner] = [await signedOn(helper), await signedOn(owner)];
    const { body } = await asHelper('/tracking/mine');
    expect(body.items).toEqual([expect.objectContaining({ code, as: 'submitter' })]);
    expect((await asHelper(`/tracking/mine/${code}`)).status).toBe(200);
    const owned = (await asOwner('/tracking/mine')).body.items.map(({ as }: { as: string }) => as);
    expect(owned).toEqual(['applicant', 'applicant']);
  });

  it('loses what a number that was typed wrongly put among theirs, once the desk corrects it', async () => {
    const [owner, helper, stranger] = [someone(), someone(), someone()];
    const submitter = { fullName: 'Trần Thị Mẫu Nộp', authority: { kind: 'family' } };
    const { id, code } = await receiveOf(owner, {
      submitter: { ...submitter, citizenId: stranger.identity.number },
    });
    const [asHelper, asStranger] = [await signedOn(helper), await signedOn(stranger)];
    expect(codesOf(await asStranger('/tracking/mine'))).toEqual([code]);
    const correct = (citizenId: string | null) =>
      actAsSeen(officers.leader, officers.desk, {
        ...{ id, what: 'corrections' },
        body: { reason: 'Gõ nhầm số người nộp', submitter: { citizenId } },
      });
    expect((await correct(stranger.identity.number)).body.code).toBe('dossier.nothing-corrected');
    expect((await correct(helper.identity.number)).status).toBe(200);
    expect(codesOf(await asStranger('/tracking/mine'))).toEqual([]);
    expect((await asStranger(`/tracking/mine/${code}`)).status).toBe(404);
    expect(codesOf(await asHelper('/tracking/mine'))).toEqual([code]);
    expect((await sheetOf(officers.leader, id)).applicant.submitterOnFile).toBe(true);
    expect((await correct(null)).status).toBe(200);
    expect(codesOf(await asHelper('/tracking/mine'))).toEqual([]);
    expect((await sheetOf(officers.leader, id)).applicant.submitterOnFile).toBe(false);
    const { body } = await officers.leader.get(`/dossiers/${id}/corrections`);
    expect(body.items).toMatchObject([
      { field: 'submitter.citizenId', before: '•••', after: '•••' },
      { field: 'submitter.citizenId', before: '•••', after: null },
    ]);
    const [kept] = await api.database.query<{ text: string }>(sql`
      select (select string_agg(h::text, ' ') from dossier.history h where h.dossier_id = ${id})
             || (select string_agg(e::text, ' ') from audit.entry e where e.subject_id = ${id}) as text`);
    expect(kept!.text).toContain('submitter.citizenId');
    expect(kept!.text).not.toMatch(new RegExp(`${stranger.identity.number}|${helper.identity.number}`));
  });

  it('is no officer who corrects the number to their own', async () => {
    const submitter = { fullName: 'Trần Thị Mẫu Nộp', authority: { kind: 'family' } };
    const [owner, officer] = [someone(), someone()];
    const { id } = await receiveOf(owner, { submitter });
    const { id: theirs } = await receiveOf(officer);
    await api.database.query(sql`
      update organization.officer set identity_index = (
        select identity_index from dossier.applicant where dossier_id = ${theirs})
      where username = 'tiepnhan.hoaban'`);
    const answer = await actAsSeen(officers.leader, officers.desk, {
      ...{ id, what: 'corrections' },
      body: { reason: 'Thử', submitter: { citizenId: officer.identity.number } },
    });
    await api.database.query(sql`
      update organization.officer set identity_index = null where username = 'tiepnhan.hoaban'`);
    expect([answer.status, answer.body.code]).toEqual([403, 'dossier.own-dossier']);
  });

  it('finds one they handed in for themselves once', async () => {
    const who = someone();
    const submitter = {
      fullName: who.fullName,
      authority: { kind: 'family' },
      citizenId: who.identity.number,
    };
    const { code } = await receiveOf(who, { submitter });
    const { body } = await (await signedOn(who))('/tracking/mine');
    expect(body.items).toEqual([expect.objectContaining({ code, as: 'applicant' })]);
  });

  it('turns pages that neither repeat nor miss, also while dossiers come in', async () => {
    const [who, other] = [someone(), someone()];
    const codes: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      // Two at the same instant, and both ways of being theirs.
      if (n % 2 === 0) api.clock.advance({ minutes: 1 });
      const submitter = { fullName: 'Nộp Hộ', authority: { kind: 'family' }, citizenId: who.identity.number };
      codes.push((n === 2 ? await receiveOf(other, { submitter }) : await receiveOf(who)).code);
    }
    const look = await signedOn(who);
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page += 1) {
      const answer = await look(`/tracking/mine?limit=2${cursor}`);
      seen.push(...codesOf(answer));
      cursor = `&cursor=${answer.body.next}`;
      expect(answer.body.next === null).toBe(page === 2);
      api.clock.advance({ minutes: 1 });
      if (page === 0) await receiveOf(who);
    }
    expect(seen.toSorted()).toEqual(codes.toSorted());
    expect(new Set(seen).size).toBe(5);
  });

  it.each(['nonsense', Buffer.from('["infinity","x"]').toString('base64url')])(
    'is told that a cursor is none of ours: %s',
    async (cursor) => {
      const { status, body } = await (await signedOn(someone()))(`/tracking/mine?cursor=${cursor}`);
      expect([status, body.code]).toEqual([400, 'dossier.cursor-invalid']);
    },
  );

  it('is not sent again what they have, until something of it changes', async () => {
    const who = someone();
    const { id, code } = await receiveOf(who);
    const look = await signedOn(who);
    for (const path of ['/tracking/mine', `/tracking/mine/${code}`]) {
      const { headers } = await look(path);
      expect(headers).toMatchObject({
        'cache-control': 'private, no-cache',
        vary: expect.stringContaining('Authorization'),
        'content-language': 'vi',
      });
      const again = await look(path, { 'if-none-match': headers['etag'] ?? '' });
      expect([again.status, again.body]).toEqual([304, '']);
    }
    const tags = await Promise.all(
      ['/tracking/mine', `/tracking/mine/${code}`].map(
        async (path) => (await look(path)).headers['etag'] ?? '',
      ),
    );
    await walkTo('appraisal', id, officers);
    expect((await look('/tracking/mine', { 'if-none-match': tags[0]! })).status).toBe(200);
    expect((await look(`/tracking/mine/${code}`, { 'if-none-match': tags[1]! })).status).toBe(200);
  });

  it('loses what was erased when its time had come', async () => {
    const who = someone();
    const { id } = await receiveOf(who);
    await api.database.query(
      sql`update dossier.applicant set identity_index = null where dossier_id = ${id}`,
    );
    expect((await (await signedOn(who))('/tracking/mine')).body.items).toEqual([]);
  });
});

describe('another’s dossier', () => {
  it('is in no list, and its code is answered like one that does not exist', async () => {
    const [who, other] = [someone(), someone()];
    await receiveOf(who);
    const theirs = await receiveOf(other);
    const look = await signedOn(who);
    const { body } = await look('/tracking/mine');
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain(theirs.code);
    const told = async (code: string) => {
      const answer = await look(`/tracking/mine/${code}`);
      const { instance: _instance, correlationId: _id, ...said } = answer.body;
      return [answer.status, said];
    };
    const [foreign, none] = [await told(theirs.code), await told(theirs.code.replace(/\d{4}$/, '9999'))];
    expect(foreign).toEqual(none);
    expect(foreign).toEqual([404, expect.objectContaining({ code: 'tracking.not-among-yours' })]);
    expect((await look('/tracking/mine/khong-phai-ma')).status).toBe(400);
  });

  it('stays behind the wall: a citizen’s request has nothing in sight but what is asked for by who they are', async () => {
    const [who, other] = [someone(), someone()];
    const { id } = await receiveOf(who);
    await receiveOf(other);
    const served = api.app.get(Database);
    const [{ index } = { index: null }] = await api.database.query<{ index: Buffer }>(sql`
      select identity_index as index from dossier.applicant where dossier_id = ${id}`);
    const whole = () => served.query(sql`select id from dossier.dossier`);
    const asked = () =>
      served.query(sql`
      select dossier_id as id from dossier.dossiers_of_citizen(${index}, 'infinity',
        'ffffffff-ffff-ffff-ffff-ffffffffffff', 100)`);
    expect(await seeing(NOTHING, whole)).toEqual([]);
    expect(await seeing(NOTHING, asked)).toEqual([{ id }]);
  });
});
