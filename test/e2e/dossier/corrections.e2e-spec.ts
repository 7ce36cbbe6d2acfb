import { sql } from '#platform/database';
import { actAsSeen, sheetOf } from '../../support/acts.ts';
import { refusal } from '../../support/delegations.ts';
import type { Officer } from '../../support/officer.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const withdrawal = { reason: 'Nộp nhầm nơi', paper: { number: '01/ĐN', date: '2026-03-02' } };
const NUMBER = { submitter: { citizenId: '099000000777' } };
const note = (code: string) => ({ code, comment: 'x' });

/** A birth registration received on Monday 02/03/2026 at 08:00 that stands at the step. */
async function at(step: string): Promise<string> {
  api.clock.set('2026-03-02T08:00:00+07:00');
  const { id } = await receive(officers.desk);
  await walkTo(step, id, officers);
  return id;
}

const sheet = (id: string) => sheetOf(officers.leader, id);
const act = (by: Officer, id: string, what: string, body: object) =>
  actAsSeen(officers.leader, by, { id, what, body });

describe('correcting what was typed wrongly', () => {
  const correction = {
    reason: 'Gõ nhầm khi tiếp nhận',
    applicant: {
      fullName: 'Nguyễn Văn Mậu',
      identity: { kind: 'citizen-id', number: '099000000789' },
      phone: '0900000789',
    },
    components: [{ code: '000.00.00.G15-KQ003204', comment: 'Bản gốc' }],
  };

  it('puts it right, keeps what stood there sealed, and moves neither time nor tracking secret', async () => {
    const id = await at('appraisal');
    const before = await sheet(id);
    expect((await act(officers.desk, id, 'corrections', correction)).status).toBe(200);
    const after = await sheet(id);
    expect(after).toMatchObject({
      applicant: {
        fullName: 'Nguyễn Văn Mậu',
        submitter: 'Nguyễn Văn Mậu',
        identity: { masked: '•••789' },
        phone: '•••789',
      },
      ...{ dueAt: before.dueAt, receivedAt: before.receivedAt, status: before.status },
    });
    const [secret] = await api.database.query(sql`
      select secret_version as version from dossier.dossier where id = ${id}`);
    expect(secret).toEqual({ version: 1 });
    const [kept] = await api.database.query<{ text: string }>(sql`
      select (select string_agg(h::text, ' ') from dossier.history h where h.dossier_id = ${id})
             || (select string_agg(e::text, ' ') from audit.entry e where e.subject_id = ${id}) as text`);
    for (const number of ['099000000001', '099000000789', '0900000789', '0900000001']) {
      expect(kept!.text).not.toContain(number);
    }
    const { body } = await officers.leader.get(`/dossiers/${id}/corrections`);
    expect(body.items).toMatchObject([
      { field: 'component:000.00.00.G15-KQ003204', before: null, after: 'Bản gốc' },
      { field: 'fullName', before: 'Nguyễn Văn Mẫu', after: 'Nguyễn Văn Mậu', reason: correction.reason },
      { field: 'identity', before: '•••001', after: '•••789' },
      { field: 'phone', before: '•••001', after: '•••789' },
    ]);
  });

  it.each<[string, object, [number, string]]>([
    ['without a change', { applicant: { fullName: applicant.fullName } }, [409, 'dossier.nothing-corrected']],
    ['of no component of it', { components: [note('constructor')] }, [400, 'dossier.component-unknown']],
    ['of one component twice', { components: [note('a'), note('a')] }, [400, 'request.invalid']],
    ['of a submitter there was none of', NUMBER, [409, 'dossier.no-submitter']],
    ['of a number that was none', { submitter: { citizenId: null } }, [409, 'dossier.nothing-corrected']],
    ['with a time', { applicant: { dueAt: '2026-03-09' } }, [400, 'request.invalid']],
  ])('is refused %s', async (_what, wish, refused) => {
    const id = await at('appraisal');
    const answer = await act(officers.desk, id, 'corrections', { reason: 'Thử', ...wish });
    expect(refusal(answer)).toEqual(refused);
  });

  it('makes no dossier the officer’s own', async () => {
    const id = await at('appraisal');
    await api.database.query(sql`
      update organization.officer set identity_index = (
        select identity_index from dossier.applicant where dossier_id = ${id})
      where username = 'tiepnhan.hoaban'`);
    const other = await receive(await api.signIn('tiepnhan.hoaban'), {
      applicant: { ...applicant, identity: { kind: 'citizen-id', number: '099000000555' } },
    });
    const theirs = { reason: 'Thử', applicant: { identity: applicant.identity } };
    expect(refusal(await act(officers.desk, other.id, 'corrections', theirs))).toEqual([
      403,
      'dossier.own-dossier',
    ]);
    expect(refusal(await act(officers.desk, id, 'withdrawal', withdrawal))).toEqual([
      403,
      'dossier.own-dossier',
    ]);
    await api.database.query(sql`
      update organization.officer set identity_index = null where username = 'tiepnhan.hoaban'`);
  });

  it('of a result is the clerk’s or the leader’s, once there is one', async () => {
    const id = await at('issuance');
    const wrong = { reason: 'Ghi nhầm số', result: { number: '13/TLKS' } };
    expect(refusal(await act(officers.clerk, id, 'result/corrections', wrong))).toEqual([
      409,
      'dossier.no-result',
    ]);
    const issued = await at('hand-over');
    expect((await act(officers.clerk, issued, 'result/corrections', wrong)).status).toBe(200);
    expect(await sheet(issued)).toMatchObject({ result: { number: '13/TLKS', name: 'Giấy khai sinh' } });
  });
});
