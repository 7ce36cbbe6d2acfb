import { HandOverCodes } from '#dossier';
import { sql } from '#platform/database';
import { testConfig } from '#testing';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import {
  BIRTH_ROAD,
  handOver,
  hoaBan,
  type HoaBan,
  receive,
  result,
  walk,
  walkTo,
} from '../../support/walk.ts';

const CERTIFICATE = '000.00.00.G15-KQ004389';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
beforeEach(() => api.clock.set('2026-03-04T08:00:00+07:00'));
afterAll(() => api.close());

/** A dossier that stands at a step. */
async function at(step: string, overrides: Record<string, unknown> = {}): Promise<string> {
  const { id } = await receive(officers.desk, overrides);
  await walkTo(step, id, officers);
  return id;
}

const give = (id: string, input: object) =>
  officers.desk.act(id, { step: 'hand-over', action: 'return-result', handOver: input });
const detailsOf = async (id: string, action: string) => {
  const [row] = await api.database.query<{ details: Record<string, unknown> }>(sql`
    select details from dossier.history where dossier_id = ${id} and action = ${action}
    order by sequence desc limit 1`);
  return row!.details;
};

describe('issuing the result', () => {
  const issue = (id: string, input: object) =>
    officers.clerk.act(id, { step: 'issuance', action: 'issue-result', ...input });

  it('takes several documents, and warns of a number given before in the year', async () => {
    await at('done');
    const id = await at('issuance');
    const further = { ...result, number: '13/TLKS', name: 'Trích lục', validUntil: '2027-03-04' };
    const answer = await issue(id, { result, furtherResults: [further] });
    expect(answer).toMatchObject({
      status: 200,
      body: { warnings: [{ code: 'result-number-given-before' }] },
    });
    expect((await officers.desk.get(`/dossiers/${id}`)).body.result).toMatchObject({
      ...{ number: '12/TLKS', signerTitle: result.signerTitle, signedOn: '2026-03-02', validUntil: null },
      further: [{ number: '13/TLKS', validUntil: '2027-03-04' }],
    });
  });

  it('is refused with days that cannot be, and with more beside nothing', async () => {
    const id = await at('issuance');
    const future = await issue(id, { result: { ...result, signedOn: '2026-03-05' } });
    expect([future.status, future.body.code]).toEqual([400, 'dossier.result-dates-impossible']);
    expect(future.body.errors).toMatchObject([{ pointer: '/result/signedOn' }]);
    const over = await issue(id, { result, furtherResults: [{ ...result, validUntil: '2026-03-01' }] });
    expect(over.body.errors).toMatchObject([{ pointer: '/furtherResults/0/validUntil' }]);
    const alone = await officers.leader.act(await at('approval'), {
      ...{ step: 'approval', action: 'approve', furtherResults: [result] },
    });
    expect(alone.body.code).toBe('dossier.input-unexpected');
  });
});

describe('handing over the result', () => {
  it('keeps who took it, and leaves their name out of the history', async () => {
    const id = await at('hand-over');
    const recipient = { relation: 'authorised', name: 'Lê Thị Nhận Thay', authority: '07/GUQ' };
    expect(await give(id, { ...handOver, recipient })).toMatchObject({ status: 200 });
    expect((await officers.desk.get(`/dossiers/${id}`)).body.handOver).toMatchObject({
      ...{ way: 'desk', recipient: 'Lê Thị Nhận Thay', authority: '07/GUQ', confirmedBy: 'signature' },
      at: '2026-03-04T08:00:00.000+07:00',
    });
    expect(JSON.stringify(await detailsOf(id, 'return-result'))).not.toContain('Nhận Thay');
  });

  it.each([
    [
      'someone else who says to be the applicant',
      { recipient: { relation: 'applicant', name: 'Lê Thị Khác' } },
      'without-authority',
    ],
    [
      'someone authorised without a paper',
      { recipient: { relation: 'authorised', name: 'Lê Thị Khác' } },
      'without-authority',
    ],
    [
      'nobody in particular',
      { recipient: { relation: 'authorised', authority: '07/GUQ' } },
      'without-authority',
    ],
    ['someone who has not shown who they are', { identityChecked: false }, 'not-identified'],
  ])('is refused to %s', async (_who, changes, code) => {
    const answer = await give(await at('hand-over'), { ...handOver, ...changes });
    expect([answer.status, answer.body.code]).toEqual([409, `dossier.recipient-${code}`]);
  });

  it('knows the applicant however their name is typed, and asks who came for an organisation', async () => {
    const recipient = { relation: 'applicant', name: ` ${applicant.fullName.toUpperCase()} ` };
    expect(await give(await at('hand-over'), { ...handOver, recipient })).toMatchObject({ status: 200 });
    const ofOrganisation = await at('hand-over', {
      applicant: { ...applicant, kind: 'organization', fullName: 'Hợp tác xã Ví Dụ' },
    });
    expect((await give(ofOrganisation, handOver)).body.code).toBe('dossier.recipient-without-authority');
  });

  it('goes by post with its consignment, and online once there is a file', async () => {
    const posted = await at('hand-over');
    const byPost = { way: 'post', carrier: 'VNPost', consignment: 'EL123456789VN' };
    const answer = await give(posted, byPost);
    expect(answer.body.warnings).toMatchObject([{ code: 'other-way-than-wished' }]);
    expect(await detailsOf(posted, 'return-result')).toEqual({ handOver: { ...byPost, wished: 'desk' } });
    expect((await give(await at('hand-over'), { way: 'online' })).body.code).toBe(
      'dossier.result-not-electronic',
    );
    const { id } = await receive(officers.desk);
    await walkTo('issuance', id, officers);
    const document = '0199a000-0000-7000-8000-00000000d0c1';
    await walk(
      [['clerk', 'issuance', 'issue-result', { result: { ...result, document } }]],
      'done',
      id,
      officers,
    );
    expect(await give(id, { way: 'online', acknowledgement: 'TB-01' })).toMatchObject({ status: 200 });
  });

  it('is asked for by the seeded workflow', async () => {
    const [, step, action] = BIRTH_ROAD.at(-1)!;
    const answer = await officers.desk.act(await at(step), { step, action });
    expect([answer.body.code, answer.body.errors[0].pointer]).toEqual(['dossier.input-missing', '/handOver']);
  });
});

describe('the code an applicant confirms a hand-over with', () => {
  const codes = new HandOverCodes(testConfig());
  const send = (id: string) => officers.desk.post(`/dossiers/${id}/hand-over-codes`);
  const sent = async (id: string) => {
    const [row] = await api.database.query<{ id: string }>(sql`
      select id from dossier.hand_over_code where dossier_id = ${id}`);
    return codes.of(row!.id);
  };
  const read = (id: string, code: string) => give(id, { ...handOver, confirmation: { by: 'code', code } });
  const other = (code: string) => (code === '000000' ? '000001' : '000000');

  it('is sent to the phone of the applicant, and lets the result go once', async () => {
    const id = await at('hand-over');
    expect((await read(id, '123456')).body.code).toBe('dossier.code-over');
    expect(await send(id)).toMatchObject({
      status: 201,
      body: { phone: expect.stringMatching(/^\D*0?9?[*•x.]*/u), expiresAt: '2026-03-04T08:10:00.000+07:00' },
    });
    const code = await sent(id);
    const wrong = await read(id, other(code));
    expect([wrong.status, wrong.body.code]).toEqual([409, 'dossier.code-wrong']);
    expect(wrong.body.messages.vi).toContain('còn 4 lần');
    expect(await read(id, code)).toMatchObject({ status: 200, body: { status: 'returned' } });
    const stored = await api.database.query(sql`
      select payload::text as text from platform.outbox_message where subject_id = ${id}
      union all select details::text from dossier.history where dossier_id = ${id}
      union all select details::text from audit.entry where subject_id = ${id}`);
    expect(JSON.stringify(stored)).not.toContain(code);
  });

  it('is worth nothing after its time, after five tries, and after another was sent', async () => {
    const id = await at('hand-over');
    await send(id);
    const first = await sent(id);
    expect(await send(id)).toMatchObject({ status: 429, body: { code: 'dossier.code-sent-lately' } });
    api.clock.advance({ minutes: 10 });
    expect((await read(id, first)).body.code).toBe('dossier.code-over');
    await send(id);
    const second = await sent(id);
    const tries = await Promise.all(Array.from({ length: 8 }, () => read(id, other(second))));
    const refusals = tries.map(({ body }) => body.code).sort();
    expect(refusals).toEqual([...Array(3).fill('dossier.code-over'), ...Array(5).fill('dossier.code-wrong')]);
    expect((await read(id, second)).body.code).toBe('dossier.code-over');
    for (let more = 0; more < 3; more += 1) {
      api.clock.advance({ minutes: 2 });
      expect(await send(id)).toMatchObject({ status: 201 });
    }
    api.clock.advance({ minutes: 2 });
    expect(await send(id)).toMatchObject({ status: 429 });
  });

  it('is sent only while a result waits, and only where there is a phone', async () => {
    expect((await send(await at('appraisal'))).body.code).toBe('dossier.no-result-to-take');
    const { phone: _phone, ...reachedByMail } = applicant;
    const without = await at('hand-over', { applicant: reachedByMail });
    expect((await send(without)).body.code).toBe('dossier.no-phone');
  });
});

describe('giving originals back', () => {
  const back = (id: string, components: object[], version: number) =>
    officers.desk.post(
      `/dossiers/${id}/original-returns`,
      { components, recipient: applicant.fullName },
      { 'if-match': `"${version}"` },
    );

  it('is told of each to whom and when, once, and also after the end', async () => {
    const id = await at('done');
    const { version } = (await officers.desk.get(`/dossiers/${id}`)).body;
    const both = await Promise.all(
      [1, 2].map(() => back(id, [{ code: CERTIFICATE, originals: 1 }], version)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const again = await back(id, [{ code: CERTIFICATE, originals: 1 }], version + 1);
    expect([again.status, again.body.code]).toEqual([409, 'dossier.originals-not-held']);
    expect((await officers.desk.get(`/dossiers/${id}/original-returns`)).body).toMatchObject({
      held: [{ code: '000.00.00.G15-KQ003204', held: 1 }],
      returned: [
        {
          code: CERTIFICATE,
          originals: 1,
          recipient: applicant.fullName,
          at: '2026-03-04T08:00:00.000+07:00',
        },
      ],
    });
    expect((await officers.desk.get(`/dossiers/${id}`)).body).toMatchObject({
      status: 'returned',
      tasks: [],
    });
    expect(JSON.stringify(await detailsOf(id, 'return-originals'))).not.toContain(applicant.fullName);
  });

  it('is the receiving desk’s, of what was handed in', async () => {
    const id = await at('appraisal');
    const { body } = await officers.desk.get(`/dossiers/${id}`);
    expect((await back(id, [{ code: 'X-1', originals: 1 }], body.version)).body.code).toBe(
      'dossier.originals-not-held',
    );
    const twice = [1, 1].map((originals) => ({ code: CERTIFICATE, originals }));
    expect((await back(id, twice, body.version)).body.code).toBe('request.invalid');
  });
});
