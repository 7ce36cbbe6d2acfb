import { ErasePersonalData } from '#dossier';
import { sql } from '#platform/database';
import { actAsSeen } from '../../support/acts.ts';
import type { MadeDossier, MadeLine, MadeProcedure } from '../../support/generated-year.ts';
import { demanded } from '../../support/money.ts';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';
import { writeYear } from '../../support/written-year.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;

/** Everybody signs in anew, for sessions end. */
async function on(day: string): Promise<void> {
  api.clock.set(`2026-${day}T08:00:00+07:00`);
  officers = await hoaBan(api);
}

beforeEach(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  await on('03-10');
});
afterEach(async () => {
  await worker.close();
  await api.close();
});

async function indexOfMarch(): Promise<Answer['body']> {
  const supervisor = await api.signIn('giamsat.tinh');
  return demanded(supervisor.get('/reports/national-index?from=2026-03-01&to=2026-03-31'));
}

const scoreOf = ({ indicators }: Answer['body'], code: string): { of: number; met: number } =>
  indicators.find((one: Answer['body']) => one.code === code).score;

const instant = (day: string): number => Date.parse(`2026-${day}T09:00:00+07:00`);

describe('the national index of a month that is over', () => {
  it('counts an account as verified after the rest of it was erased', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('done', id, officers);
    const account = { techId: 'T-1', verifiedWithVneid: true };
    const online = { submittedAt: '2026-03-10T01:00:00.000Z', account, asked: null };
    await api.database.query(sql`update dossier.dossier set channel = 'online' where id = ${id}`);
    await api.database.query(sql`
      update dossier.applicant set online = ${JSON.stringify(online)}::jsonb where dossier_id = ${id}`);
    await on('04-02');
    const before = await indexOfMarch();
    expect(scoreOf(before, 'verified-account')).toMatchObject({ of: 1, met: 1 });
    const closedBefore = new Date(instant('04-01'));
    const erasing = worker.get(ErasePersonalData, { strict: false });
    expect(await erasing.batch({ procedure: '1.001193', closedBefore }, api.clock.now(), {})).toBe(1);
    expect(await indexOfMarch()).toEqual(before);
  });

  it('lacks no paper that was handed in once the dossier was reopened', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('hand-over', id, officers);
    // What came in is out of the applicant's store, and the result is there as a file.
    await api.database.query(sql`
      update dossier.component set originals = 0, from_store = true where dossier_id = ${id}`);
    const at = api.clock.now();
    await api.database.query(sql`
      with opened as (
        insert into document.document (id, dossier_id, kind, opened_at)
        values (gen_random_uuid(), ${id}, 'result', ${at}) returning id)
      insert into document.version (id, document_id, number, state, name_sealed, key_sealed, media_type, size, received, sha256,
        opened_at, received_at, scanned_at, touched_at, correlation_id)
      select gen_random_uuid(), id, 1, 'clean', '\\x00', '\\x00', 'application/pdf', 1, 1, '\\x00', ${at}, ${at}, ${at}, ${at}, 'made up'
      from opened`);
    await on('04-02');
    const before = await indexOfMarch();
    expect(scoreOf(before, 'digitised-dossier')).toMatchObject({ of: 1, met: 1 });
    const decision = { number: '15/QĐ-UBND', date: '2026-04-02', signer: 'Vũ Văn Thử Dũng' };
    const body = { decision, reason: 'Giải quyết khiếu nại', step: 'appraisal' };
    const { leader, caseOfficer, desk } = officers;
    await demanded(actAsSeen(leader, leader, { id, what: 'reopening', body }));
    const supplement = { items: ['Giấy chứng sinh'], reason: 'Thiếu' };
    await demanded(caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement }));
    const none = { originals: 0, certified: 0, electronic: 0 };
    const components = [{ code: '000.00.00.G15-KQ003208', ...none, copies: 1 }];
    await demanded(
      desk.act(id, {
        ...{ step: 'awaiting-supplement', action: 'receive-supplement' },
        receivedSupplement: { met: [], components, regardless: 'Thử' },
      }),
    );
    expect(await indexOfMarch()).toEqual(before);
  });

  it('holds a dossier against what was known of its supplement by then, however often that was corrected', async () => {
    const id = await doubtful();
    const before = await indexOfMarch();
    expect(scoreOf(before, 'on-time')).toMatchObject({ of: 1, met: 1 });
    // A paper shows in April that the supplement had come four days earlier: by that it was late.
    await enteredLate(id, 6, '04-02', { kind: 'end-of-suspension', to: new Date(instant('03-06')) });
    await api.database.query(sql`
      update dossier.suspension set ended_at = ${new Date(instant('03-06'))}, entered_later = '{}'
      where dossier_id = ${id} and reason = 'supplement'`);
    await on('04-03');
    expect(await indexOfMarch()).toEqual(before);
  });
});

/**
 * Received on 02/03 for ten days; a supplement of six days, after which the limit was told anew; ended on 17/03, after the first
 * appointment. In between something else was entered late, which moved nothing.
 */
async function doubtful(): Promise<string> {
  const [procedure] = await api.database.query<MadeProcedure>(sql`
    select id, code, name, field_code as field from procedure.procedure where code = '1.001193' limit 1`);
  const [made] = await api.database.query<{ ward: number; officer: number }>(sql`
    select a.id as ward, o.id as officer from organization.agency a, organization.officer o
    where a.code = 'H99.41' and o.username = 'thuly.hoaban'`);
  const { ward, officer } = made!;
  const id = '00000000-0000-4000-8000-000000000001';
  const line = (day: string, action: string, status: string, dueAt = '03-12'): MadeLine => ({
    ...{ at: instant(day), action, status, dueAt: instant(dueAt), officer },
  });
  const dossier: MadeDossier = {
    ...{
      id,
      code: 'GEN.1',
      procedure: procedure!,
      channel: 'direct',
      lead: ward,
      receivedAt: instant('03-02'),
    },
    lines: [
      line('03-02', 'receive', 'received'),
      line('03-04', 'request-supplement', 'awaiting-supplement'),
      line('03-10', 'receive-supplement', 'processing', '03-20'),
      line('03-12', 'enter-late', 'processing', '03-20'),
      line('03-17', 'issue-result', 'completed', '03-20'),
    ],
    waits: [{ reason: 'supplement', from: instant('03-04'), to: instant('03-10'), openedIn: 2, endedIn: 3 }],
    limit: { days: 10, supplement: 'restart' },
  };
  await writeYear(api.database, [dossier], ward);
  await on('04-01');
  return id;
}

const enteredLate = (id: string, sequence: number, day: string, lateEntry: object): Promise<unknown> =>
  api.database.query(sql`
    insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status_before, status, officer_id,
      officer_name, officer_title, agency_id, agency_name, details, due_at, due_provisional)
    select dossier_id, ${sequence}::int, ${new Date(instant(day))}::timestamptz, 'enter-late', action_name, '{}', status, status,
           officer_id, officer_name, officer_title, agency_id, agency_name,
           ${JSON.stringify({ lateEntry })}::jsonb, due_at, false
    from dossier.history where dossier_id = ${id} order by sequence desc limit 1`);
