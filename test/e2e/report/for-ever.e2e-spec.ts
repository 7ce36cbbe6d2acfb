import { sql } from '#platform/database';
import type { MadeDossier, MadeLine, MadeProcedure } from '../../support/generated-year.ts';
import { demanded } from '../../support/money.ts';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { writeYear } from '../../support/written-year.ts';

let api: TestApi;

beforeEach(async () => {
  api = await createTestApi();
});
afterEach(async () => {
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
  it('holds a dossier against what was known of its supplement by then, however often that was corrected', async () => {
    const id = await doubtful();
    const before = await indexOfMarch();
    expect(scoreOf(before, 'on-time')).toMatchObject({ of: 1, met: 1 });
    // A paper shows in April that the supplement had come four days earlier: by that it was late.
    await enteredLate(id, 6, '04-02', { kind: 'end-of-suspension', to: new Date(instant('03-06')) });
    await api.database.query(sql`
      update dossier.suspension set ended_at = ${new Date(instant('03-06'))}, entered_later = '{}'
      where dossier_id = ${id} and reason = 'supplement'`);
    api.clock.set('2026-04-03T08:00:00+07:00');
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
  api.clock.set('2026-04-01T08:00:00+07:00');
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
