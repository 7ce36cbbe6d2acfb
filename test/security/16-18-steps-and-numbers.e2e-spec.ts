import { sql } from '#platform/database';
import { birthRegistration } from '../support/receptions.ts';
import type { Answer } from '../support/officer.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { handOver, hoaBan, type HoaBan, receive } from '../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const HAND_OVER = { step: 'reception', action: 'hand-over' };
const refusal = ({ status, body }: Answer) => [status, body.code];

describe('item 16: a step', () => {
  it('cannot be skipped, by whoever holds a later one neither', async () => {
    const { id } = await receive(officers.desk);
    const approved = await officers.leader.act(id, { step: 'approval', action: 'approve' }, 1);
    expect(refusal(approved)).toEqual([409, 'dossier.action-not-allowed']);
    const returned = await officers.desk.act(id, { step: 'hand-over', action: 'return-result', handOver }, 1);
    expect(refusal(returned)).toEqual([409, 'dossier.action-not-allowed']);
  });

  it('cannot be replayed: on the old version it is stale, on the new one it is over', async () => {
    const { id } = await receive(officers.desk);
    expect((await officers.desk.act(id, HAND_OVER, 1)).status).toBe(200);
    expect(refusal(await officers.desk.act(id, HAND_OVER, 1))).toEqual([412, 'dossier.stale']);
    expect(refusal(await officers.desk.act(id, HAND_OVER, 2))).toEqual([409, 'dossier.action-not-allowed']);
  });

  it('with the same key has one effect and one answer', async () => {
    const { id } = await receive(officers.desk);
    const key = { 'if-match': '"1"', 'idempotency-key': '0198c0de-0000-7000-8000-00000000f016' };
    const answers = [
      await officers.desk.post(`/dossiers/${id}/actions`, HAND_OVER, key),
      await officers.desk.post(`/dossiers/${id}/actions`, HAND_OVER, key),
    ];
    expect(answers[1]!.body).toEqual(answers[0]!.body);
    const [{ lines } = { lines: 0 }] = await api.database.query<{ lines: number }>(sql`
      select count(*)::int as lines from dossier.history where dossier_id = ${id}`);
    expect(lines).toBe(2);
  });

  it('cannot be run by another role of the same agency', async () => {
    const { id } = await receive(officers.desk);
    for (const officer of [officers.unitHead, officers.caseOfficer, officers.leader, officers.clerk]) {
      expect(refusal(await officer.act(id, HAND_OVER, 1))).toEqual([403, 'dossier.not-your-task']);
    }
  });
});

describe('item 17: an act', () => {
  const PARTS = ['audit.entry', 'dossier.history', 'platform.outbox_message', 'platform.idempotency_key'];

  it.each(PARTS)('of which the part in %s cannot be written leaves nothing', async (table) => {
    const { id } = await receive(officers.desk);
    const before = await everythingOf(id);
    const broken = await whileBroken(table, () => officers.desk.act(id, HAND_OVER, 1));
    expect(broken.status).toBe(500);
    expect(await everythingOf(id)).toEqual(before);
    expect((await officers.desk.act(id, HAND_OVER, 1)).status).toBe(200);
  });

  it('of receiving that fails leaves no dossier and no gap in the codes', async () => {
    const ordinal = ({ code }: Answer['body']) => Number(code.split('-')[2]);
    const before = await receive(officers.desk);
    const { status } = await whileBroken('audit.entry', () =>
      officers.desk.post('/dossiers', birthRegistration()),
    );
    expect(status).toBe(500);
    expect(ordinal(await receive(officers.desk))).toBe(ordinal(before) + 1);
  });

  /** Does it while nothing can be written into the table. */
  async function whileBroken(table: string, work: () => Promise<Answer>): Promise<Answer> {
    await api.database.source.query(`
      create or replace function dossier.fail() returns trigger language plpgsql
      as $$ begin raise exception 'full disk'; end $$;
      create trigger broken before insert on ${table} for each row execute function dossier.fail()`);
    const answer = await work();
    await api.database.source.query(`drop trigger broken on ${table}`);
    return answer;
  }

  const everythingOf = async (id: string) =>
    api.database.query(sql`
      select (select to_jsonb(d) from dossier.dossier d where d.id = ${id}::uuid) as dossier,
             (select jsonb_agg(to_jsonb(t) order by t.id) from dossier.task t where t.dossier_id = ${id}) as tasks,
             (select jsonb_agg(to_jsonb(h) order by h.sequence) from dossier.history h
              where h.dossier_id = ${id}) as history,
             (select count(*)::int from platform.outbox_message m where m.subject_id = ${id}::uuid) as messages,
             (select count(*)::int from audit.entry e where e.subject_id = ${id}::text) as entries,
             (select jsonb_agg(p.agency_id order by p.agency_id) from dossier.participation p
              where p.dossier_id = ${id}) as agencies`);
});

describe('item 18: a number', () => {
  it('of a dossier is given once and leaves no gap, however many are received at once', async () => {
    const others = await api.signIn('tiepnhan2.hoaban');
    const first = await receive(officers.desk);
    const codes = await Promise.all(
      Array.from({ length: 20 }, async (_, number) => receive(number % 2 ? officers.desk : others)),
    );
    const ordinals = codes.map(({ code }) => Number(code.split('-')[2])).sort((a, b) => a - b);
    const from = Number(first.code.split('-')[2]);
    expect(ordinals).toEqual(Array.from({ length: 20 }, (_, number) => from + 1 + number));
  });

  it('of a version is given once: of many who act on the same one, one does', async () => {
    const { id } = await receive(officers.desk);
    const answers = await Promise.all(Array.from({ length: 8 }, () => officers.desk.act(id, HAND_OVER, 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
  });
});
