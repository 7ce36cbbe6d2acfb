import { sql } from '#platform/database';
import type { MadeDossier, MadeLine, MadeProcedure } from '../../support/generated-year.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { writeYear } from '../../support/written-year.ts';

let api: TestApi;
let supervisor: Officer;

const at = (day: string): number => Date.parse(`2026-02-${day}T09:00:00+07:00`);

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set('2026-04-01T08:00:00+07:00');
  supervisor = await api.signIn('giamsat.tinh');
  const [procedure] = await api.database.query<MadeProcedure>(sql`
    select id, code, name, field_code as field from procedure.procedure order by id limit 1`);
  const [agency] = await api.database.query<{ id: number }>(sql`
    select id from organization.agency where code = 'H99.41'`);
  const officers = await api.database.query<{ id: number }>(sql`
    select id from organization.officer where username in ('thuly.hoaban', 'lanhdao.hoaban') order by username desc`);
  const [appraiser, leader] = officers.map(({ id }) => id);
  const line = (day: string, action: string, fromStep?: string, officer = leader): MadeLine => ({
    ...{ at: at(day), action, status: 'processing', dueAt: at('27'), officer: officer! },
    ...(fromStep !== undefined && { fromStep }),
  });
  const lives = [
    // Nothing stands still: what is called so is an action of its workflow.
    [line('03', 'suspend', 'appraisal', appraiser)],
    // It stands still by an act, whatever an action is called.
    [line('03', 'suspend', undefined, appraiser), line('04', 'resume', 'appraisal', appraiser)],
    // Who took an action had it in hand; who moved it somewhere did not.
    [line('03', 'reorganize', 'appraisal', appraiser), line('04', 'reschedule')],
    // After the end of the period such an action tells nothing of who led.
    [
      line('03', 'submit', 'appraisal', appraiser),
      { ...line('04', 'reorganize', 'review'), at: Date.parse('2026-03-05') },
    ],
  ];
  await writeYear(
    api.database,
    lives.map((lines, place): MadeDossier => ({
      ...{ id: `00000000-0000-4000-8000-00000000000${place}`, code: `GEN.${place}`, procedure: procedure! },
      ...{ channel: 'direct', lead: agency!.id, receivedAt: at('02'), waits: [] },
      lines: [{ ...line('02', 'receive', undefined, appraiser), status: 'received' }, ...lines],
      limit: { days: 25, supplement: 'prolong' },
    })),
    agency!.id,
  );
});
afterAll(() => api.close());

const linesBy = async (by: string): Promise<Answer['body']> =>
  (await supervisor.get(`/reports/processing?from=2026-02-01&to=2026-02-28&by=${by}`)).body;

describe('an action of a workflow that is called like an act beside it', () => {
  it('neither stops the clock in the form nor lets it go on', async () => {
    const { total } = await linesBy('agency');
    expect(total.inProgress).toEqual({ total: 4, withinLimit: 1, late: 3, paused: 1 });
  });

  it('leaves the dossier with the agency that led it, and in the hands of who took it', async () => {
    const agencies = (await linesBy('agency')).lines;
    expect(agencies.map(({ code }: Answer['body']) => code)).toEqual(['H99.41']);
    const officers = (await linesBy('officer')).lines;
    expect(officers.map(({ counts }: Answer['body']) => counts.received.total)).toEqual([4]);
  });
});
