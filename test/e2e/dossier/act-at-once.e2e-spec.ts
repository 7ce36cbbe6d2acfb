import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const ROUNDS = Array.from({ length: 20 }, (_, round) => round + 1);
const assign = { step: 'assignment', action: 'assign' };

/** A birth registration that waits for the unit head to assign it, at version 2. */
async function unassigned(): Promise<string> {
  const { id } = await receive(officers.desk);
  await walkTo('assignment', id, officers);
  return id;
}

const actions = (id: string) => `/dossiers/${id}/actions`;
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();

/** History sequences, announced sequences and audited versions of a dossier: the same, without gap or double. */
async function traces(
  id: string,
): Promise<{ history: number[]; announced: number[]; audited: number; open: number }> {
  const [row] = await api.database.query<Awaited<ReturnType<typeof traces>>>(sql`
    select array(select sequence from dossier.history where dossier_id = ${id} order by sequence) as history,
           array(select (payload ->> 'sequence')::int from platform.outbox_message
                 where subject_id = ${id} order by 1) as announced,
           (select count(*)::int from audit.entry where subject_id = ${id} and outcome = 'done') as audited,
           (select count(*)::int from dossier.task where dossier_id = ${id} and closed_at is null) as open`);
  if (!row) throw new Error('no row');
  return row;
}

const threeChanges = { history: [1, 2, 3], announced: [1, 2, 3], audited: 3, open: 1 };

describe('the version an officer looked at', () => {
  it('is demanded: a change without If-Match, or with one that names no version, is refused', async () => {
    const id = await unassigned();
    const answer = await officers.unitHead.post(actions(id), assign, {});
    expect([answer.status, answer.body.code]).toEqual([428, 'request.version-missing']);
    for (const version of ['*', '"two"', '2', '', '"2", "3"', '"9999999999"']) {
      const unreadable = await officers.unitHead.post(actions(id), assign, { 'if-match': version });
      expect([version, unreadable.status, unreadable.body.code]).toEqual([
        ...[version, 400, 'request.version-unreadable'],
      ]);
    }
    expect(await traces(id)).toMatchObject({ history: [1, 2] });
  });

  it.each([1, 3, 999_999_999])(
    'must be the present one: version %i is refused with the state as it is',
    async (version) => {
      const id = await unassigned();
      const answer = await officers.unitHead.act(id, assign, version);
      expect([answer.status, answer.body.code]).toEqual([412, 'dossier.stale']);
      expect(answer.body.current).toEqual({ version: 2, status: 'processing', steps: ['assignment'] });
      expect(await traces(id)).toMatchObject({ history: [1, 2] });
    },
  );

  it('is given back as the ETag of every change', async () => {
    const id = await unassigned();
    expect((await officers.unitHead.act(id, assign, 2)).headers['etag']).toBe('"3"');
    expect((await officers.unitHead.get(`/dossiers/${id}`)).headers['etag']).toBe('"3"');
  });
});

describe('two actions at the same instant', () => {
  let second: Officer;

  beforeAll(async () => {
    second = await api.signIn('truongphong2.hoaban');
  });

  const lost = ({ status, body }: Answer) =>
    status === 412 && body.current.version === 3 && body.current.steps.join() === 'appraisal';

  it.each(ROUNDS)('of two officers: one wins, the other learns the new state (round %i)', async () => {
    const id = await unassigned();
    const answers = await Promise.all(
      [officers.unitHead, second].map((officer) => officer.act(id, assign, 2)),
    );
    expect(statuses(answers)).toEqual([200, 412]);
    expect(answers.filter(lost)).toHaveLength(1);
    expect(await traces(id)).toEqual(threeChanges);
  });

  it('of one officer who clicks five times: the action happens once', async () => {
    const id = await unassigned();
    const answers = await Promise.all(ROUNDS.slice(0, 5).map(() => officers.unitHead.act(id, assign, 2)));
    expect(statuses(answers)).toEqual([200, 412, 412, 412, 412]);
    expect(await traces(id)).toEqual(threeChanges);
  });

  it('that differ: whichever wins, the dossier stands at exactly one step', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('review', id, officers);
    const answers = await Promise.all([
      officers.unitHead.act(id, { step: 'review', action: 'submit' }, 4),
      second.act(id, { step: 'review', action: 'send-back', comment: 'Thiếu chữ ký' }, 4),
    ]);
    expect(statuses(answers)).toEqual([200, 412]);
    expect(await traces(id)).toMatchObject({ history: [1, 2, 3, 4, 5], open: 1 });
  });
});

describe('a repeated Idempotency-Key', () => {
  const send = (id: string, key: string, body: object = assign, version = 2) =>
    officers.unitHead.post(actions(id), body, { 'if-match': `"${version}"`, 'idempotency-key': key });

  it('gets the first answer again, also after the dossier has moved on', async () => {
    const id = await unassigned();
    const first = await send(id, 'replayed-action-1');
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' });
    const replay = await send(id, 'replayed-action-1');
    expect([first.status, replay.status]).toEqual([200, 200]);
    expect(replay.body).toEqual(first.body);
    expect(replay.headers['etag']).toBe(first.headers['etag']);
    expect(await traces(id)).toMatchObject({ history: [1, 2, 3, 4], audited: 4 });
  });

  it('acts once however often it is sent at the same instant, and answers all alike', async () => {
    for (const round of ROUNDS.slice(0, 5)) {
      const id = await unassigned();
      const answers = await Promise.all(
        ROUNDS.slice(0, 6).map(() => send(id, `simultaneous-action-${round}`)),
      );
      expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 200]);
      for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
      expect(await traces(id)).toEqual(threeChanges);
    }
  });

  it('is refused for another action, another dossier', async () => {
    const [id, other] = [await unassigned(), await unassigned()];
    await send(id, 'replayed-action-2');
    const review = { step: 'review', action: 'submit' };
    for (const answer of [
      await send(id, 'replayed-action-2', review, 3),
      await send(other, 'replayed-action-2'),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([422, 'request.idempotency-key-reused']);
    }
    expect(await traces(other)).toMatchObject({ history: [1, 2] });
  });

  it('keeps no refusal: after a stale attempt the same key may be sent with the right version', async () => {
    const id = await unassigned();
    expect((await send(id, 'mended-action-1', assign, 1)).status).toBe(412);
    expect((await send(id, 'mended-action-1')).status).toBe(200);
  });

  it('belongs to its sender: a colleague’s equal key is another request', async () => {
    const id = await unassigned();
    await send(id, 'shared-key-1');
    const colleague = await api.signIn('truongphong2.hoaban');
    const answer = await colleague.post(actions(id), assign, {
      'if-match': '"2"',
      'idempotency-key': 'shared-key-1',
    });
    expect(answer.status).toBe(412);
  });

  it('is demanded', async () => {
    const id = await unassigned();
    const answer = await officers.unitHead.post(actions(id), assign, {
      'if-match': '"2"',
      'idempotency-key': 'short',
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.idempotency-key-missing']);
  });
});
