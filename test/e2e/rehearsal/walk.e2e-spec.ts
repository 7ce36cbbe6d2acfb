import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { atHoaBan, rehearse, seededWorkflow, withInspection } from '../../support/rehearsals.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

type Walk = Answer['body'];
type Moment = Answer['body'];

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterAll(() => api.close());

/** `03-04 08:00`, the year and the zone left out. */
const short = (at: string | null): string | null => at && at.slice(5, 16).replace('T', ' ');

/** What was done when, where it led, and by when each task it opened is due. */
const road = ({ turns }: Walk) =>
  turns.map(({ at, step, action, opened }: Moment) => [
    short(at),
    `${step}/${action}`,
    ...opened.map((task: Moment) => `${task.step} ${short(task.dueAt)}`),
  ]);
const minutes = ({ summary }: Walk) =>
  Object.fromEntries(summary.worked.map((one: Moment) => [one.agency.code, one.minutes]));
const intents = ({ reception, turns }: Walk) =>
  [reception, ...turns].map(({ notices }: Moment) =>
    notices.map((one: Moment) => `${one.intent} ${one.channel}`).join(),
  );
const statuses = ({ reception, turns }: Walk) =>
  [reception, ...turns].map(({ publications }: Moment) => publications[0].status).join(' ');

/** Instants are reckoned by hand from the hours of the offices: 07:00–11:30 and 13:30–17:00, eight hours a day. */
describe('a made-up dossier', () => {
  it('is registered as a birth in the one working day it has', async () => {
    const walk = await rehearse(administrator, {
      published: { code: '1.001193' },
      dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01' }),
    });
    expect(walk.reception).toMatchObject({
      ...{ at: '2026-03-04T08:00:00.000+07:00', status: 'received', clock: 'running', dueProvisional: false },
      dueAt: '2026-03-05T08:00:00.000+07:00',
      opened: [
        {
          ...{ step: 'reception', dueAt: '2026-03-04T09:00:00.000+07:00', role: 'reception-officer' },
          agency: { code: 'H99.41.01', name: 'Trung tâm Phục vụ hành chính công phường Hoa Ban' },
        },
      ],
    });
    expect(road(walk)).toEqual([
      ['03-04 09:00', 'reception/hand-over', 'assignment 03-04 09:30'],
      ['03-04 09:30', 'assignment/assign', 'appraisal 03-04 15:30'],
      ['03-04 15:30', 'appraisal/submit', 'review 03-04 16:30'],
      ['03-04 16:30', 'review/submit', 'approval 03-05 07:30'],
      ['03-05 07:30', 'approval/approve', 'issuance 03-05 08:00'],
      ['03-05 08:00', 'issuance/issue-result', 'hand-over 03-05 08:00'],
      ['03-05 08:00', 'hand-over/return-result'],
    ]);
    expect(intents(walk)).toEqual([
      'received sms,received email',
      'in-progress email',
      ...['', '', '', ''],
      'result-ready sms,result-ready email',
      'returned sms,returned email',
    ]);
    expect(statuses(walk)).toBe('2 4 4 4 4 4 9 10');
    expect(walk.reception.notices[0].text).toBe(
      'Ho so H99.41.01-260304-0001 duoc tiep nhan 08:00 04/03/2026. Hen tra 08:00 05/03/2026. Tra cuu: ' +
        'http://localhost:3000/api/v1/tracking/H99.41.01-260304-0001?secret=**SECRET** (giu kin). ' +
        'Trung tam Phuc vu hanh chinh cong phuong Hoa Ban, Can bo chay thu',
    );
    expect(minutes(walk)).toEqual({ 'H99.41.01': 60, 'H99.41': 420 });
    expect(walk.summary.appointment).toMatchObject({
      verdict: 'on-time',
      last: '2026-03-05T08:00:00.000+07:00',
    });
    expect([walk.warnings, walk.offered, walk.stopped]).toEqual([[], [], null]);
  });

  it('waits for a supplement, and has its day anew', async () => {
    const walk = await rehearse(administrator, {
      published: { code: '1.001193', version: 1 },
      dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01', hasEmail: false }),
      turns: [
        { step: 'reception', action: 'hand-over' },
        { step: 'assignment', action: 'assign' },
        { step: 'appraisal', action: 'request-supplement', at: '2026-03-04T10:00:00+07:00' },
        { step: 'awaiting-supplement', action: 'receive-supplement', at: '2026-03-06T10:00:00+07:00' },
        { step: 'appraisal', action: 'submit' },
        { step: 'review', action: 'submit' },
        { step: 'approval', action: 'approve' },
        { step: 'issuance', action: 'issue-result', after: { amount: 1, unit: 'working-hour' } },
      ],
    });
    expect(road(walk)).toEqual([
      ['03-04 09:00', 'reception/hand-over', 'assignment 03-04 09:30'],
      ['03-04 09:30', 'assignment/assign', 'appraisal 03-04 15:30'],
      ['03-04 10:00', 'appraisal/request-supplement', 'awaiting-supplement null'],
      ['03-06 10:00', 'awaiting-supplement/receive-supplement', 'appraisal 03-06 16:00'],
      ['03-06 16:00', 'appraisal/submit', 'review 03-06 17:00'],
      ['03-06 17:00', 'review/submit', 'approval 03-09 08:00'],
      ['03-09 08:00', 'approval/approve', 'issuance 03-09 08:30'],
      ['03-09 09:00', 'issuance/issue-result', 'hand-over 03-09 09:00'],
    ]);
    expect(walk.turns.map(({ clock, dueAt }: Moment) => `${clock} ${short(dueAt)}`)).toEqual([
      ...['running 03-05 08:00', 'running 03-05 08:00', 'suspended 03-05 08:00', 'running 03-09 10:00'],
      ...['running 03-09 10:00', 'running 03-09 10:00', 'running 03-09 10:00', 'ended 03-09 10:00'],
    ]);
    expect(intents(walk)).toEqual([
      ...['received sms', '', '', 'supplement-requested sms', 'new-appointment sms', '', '', ''],
      'result-ready sms',
    ]);
    expect(statuses(walk)).toBe('2 4 4 5 4 4 4 4 9');
    // 30 minutes of the first appraisal, and all four hours of the second.
    expect(minutes(walk)).toEqual({ 'H99.41.01': 60, 'H99.41': 30 + 30 + 240 + 60 + 60 + 60 });
    expect(walk.warnings.map(({ code, at }: Moment) => [code, at])).toEqual([['turn-late', '/turns/7']]);
    expect(walk.offered.map(({ step, action }: Moment) => `${step}/${action}`)).toEqual([
      'hand-over/return-result',
    ]);
  });

  it('goes to the police and to social insurance at the same time', async () => {
    const walk = await rehearse(administrator, {
      published: { code: '2.000986' },
      dossier: atHoaBan('2026-03-02T08:00:00+07:00'),
    });
    expect(road(walk)).toEqual([
      ['03-02 14:00', 'reception/hand-over', 'assignment 03-03 08:00'],
      ['03-03 08:00', 'assignment/assign', 'appraisal 03-06 08:00'],
      ['03-06 08:00', 'appraisal/submit', 'approval 03-09 08:00'],
      [
        ...['03-09 08:00', 'approval/approve'],
        ...['residence-registration 03-17 08:00', 'health-insurance-card 03-20 08:00'],
      ],
      ['03-17 08:00', 'residence-registration/submit', 'residence-approval 03-18 08:00'],
      ['03-18 08:00', 'residence-approval/approve', 'consolidation 03-25 08:00'],
      ['03-20 08:00', 'health-insurance-card/submit', 'consolidation 03-27 08:00'],
      ['03-27 08:00', 'consolidation/submit', 'issuance 03-30 08:00'],
      ['03-30 08:00', 'issuance/issue-result', 'hand-over 03-30 08:00'],
      ['03-30 08:00', 'hand-over/return-result'],
    ]);
    expect(walk.turns[5].opened[0].branches).toEqual({ arrived: 1, expected: 2 });
    expect(walk.turns[6].opened[0].branches).toEqual({ arrived: 2, expected: 2 });
    expect(minutes(walk)).toEqual({
      ...{ 'H99.41.01': 240, 'H99.41': 240 + 3 * 480 + 480 + 5 * 480 + 480 },
      ...{ 'G01.99.01': 7 * 480, 'G24.99.01': 9 * 480 },
    });
    expect(walk.summary.appointment).toMatchObject({
      first: '2026-03-30T08:00:00.000+07:00',
      verdict: 'on-time',
    });
  });

  it('takes the route whose condition holds, and the answer says which', async () => {
    const walkOf = async (facts: object, channel = 'direct') => {
      const walk = await rehearse(administrator, {
        definition: withInspection(),
        dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01', channel }),
        turns: [
          { step: 'reception', action: 'hand-over' },
          { step: 'assignment', action: 'assign' },
          { step: 'appraisal', action: 'submit', facts },
        ],
      });
      expect(walk.stopped).toBeNull();
      const { because, to } = walk.turns[2].route;
      return [because, to[0].step];
    };
    expect(await walkOf({ doubtful: true, years: 0 })).toEqual(['fact.doubtful', 'inspection']);
    expect(await walkOf({ doubtful: false, years: 6 })).toEqual([
      'fact.years > 5 && dossier.channel == "direct"',
      'inspection',
    ]);
    expect(await walkOf({ doubtful: false, years: 6 }, 'online')).toEqual([null, 'review']);
  });

  it('is proposed the shortest way to the result in every procedure of the seed', async () => {
    const codes = readdirSync(projectPath('seed', 'workflows')).map((file) => file.slice(0, 8));
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) {
      const { validFrom, cases } = JSON.parse(
        readFileSync(projectPath('seed', 'procedures', `${code}.json`), 'utf8'),
      ) as { validFrom: string; cases: { code: string }[] };
      const day = validFrom > '2026-06-08' ? validFrom : '2026-06-08';
      const walk = await rehearse(administrator, {
        published: { code },
        dossier: atHoaBan(`${day}T08:00:00+07:00`, { case: cases[0]?.code }),
      });
      expect([code, walk.stopped, walk.turns.at(-1)?.status]).toEqual([code, null, 'returned']);
      expect(walk.turns.map(({ action }: Moment) => action)).not.toContain('send-back');
      expect(walk.warnings.filter(({ code: kind }: Moment) => kind !== 'appointment-missed')).toEqual([]);
    }
  });

  it('is proposed answers that need no inspection', async () => {
    const walk = await rehearse(administrator, {
      definition: withInspection(),
      dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01' }),
    });
    expect(walk.turns[2].input).toEqual({ facts: { doubtful: false, years: 0 } });
    expect(walk.turns).toHaveLength(7);
  });

  it('whose applicant cannot be reached is told to nobody', async () => {
    const walk = await rehearse(administrator, {
      published: { code: '1.001193' },
      dossier: atHoaBan('2026-03-04T08:00:00+07:00', {
        case: '1.001193.01',
        hasPhone: false,
        hasEmail: false,
      }),
    });
    expect(intents(walk).join('')).toBe('');
    expect(walk.warnings).toMatchObject([{ code: 'applicant-not-told', at: '/dossier' }]);
  });

  it('that takes too long is late, and the apology is foreseen once', async () => {
    const walk = await rehearse(administrator, {
      published: { code: '1.001193' },
      dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01' }),
      turns: [
        { step: 'reception', action: 'hand-over', after: { amount: 3, unit: 'working-day' } },
        { step: 'assignment', action: 'assign', at: '2026-03-14T20:00:00+07:00' },
      ],
    });
    expect(walk.turns.map(({ lateness }: Moment) => short(lateness?.at ?? null))).toEqual([
      '03-06 00:00',
      null,
    ]);
    expect(walk.turns[0].lateness.notices).toMatchObject([
      { intent: 'overdue-apology', channel: 'sms' },
      { intent: 'overdue-apology', channel: 'email' },
    ]);
    expect(walk.warnings.map(({ code, at }: Moment) => `${code} ${at}`)).toEqual([
      'turn-late /turns/0',
      'turn-late /turns/1',
      'outside-hours /turns/1',
      'appointment-missed /summary/appointment',
    ]);
    expect(walk.summary.appointment).toMatchObject({ verdict: 'late', finishedAt: null });
  });

  it('leaves no trace', async () => {
    const counts = async () => {
      const tables = await api.database.query<{ name: string }>(sql`
        select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`);
      const rows = await Promise.all(
        tables.map(({ name }) =>
          api.database.query<{ count: string }>({
            text: `select count(*) from ${name}`,
            values: [],
          } as never),
        ),
      );
      return tables.map(({ name }, index) => `${name} ${rows[index]?.[0]?.count}`);
    };
    const before = await counts();
    expect(before.length).toBeGreaterThan(30);
    await rehearse(administrator, {
      definition: { ...seededWorkflow('2.000986'), version: 7 },
      dossier: atHoaBan('2026-03-02T08:00:00+07:00'),
    });
    expect(await counts()).toEqual(before);
  });
});
