import { sql } from '#platform/database';
import { WorkbookReader } from '#platform/workbook';
import type { MadeDossier } from '../../support/generated-year.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { readUntil, recounted } from '../../support/recounted-report.ts';
import { COUNT, PERIODS, reportedYear, SEED, spanOf } from '../../support/reported-year.ts';
import type { TestApi } from '../../support/test-api.ts';

jest.setTimeout(1_200_000);

let api: TestApi;
let supervisor: Officer;
let made: MadeDossier[];
let names: Map<string, string>;

const report = async (query: string, officer = supervisor): Promise<Answer['body']> => {
  const { status, body } = await officer.get(`/reports/processing?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};

const linesOf = (body: Answer['body'], key: 'code' | 'name'): Record<string, unknown> =>
  Object.fromEntries(body.lines.map((line: Answer['body']) => [line[key], line.counts]));

/** The months of the year that was made up. */
const MONTHS = Array.from({ length: 12 }, (_, month) => {
  const last = new Date(Date.UTC(2025, month + 1, 0)).getUTCDate();
  const name = `2025-${String(month + 1).padStart(2, '0')}`;
  return { from: `${name}-01`, to: `${name}-${last}` };
});

/** It was over when a time began, and was not for all of that time. */
function wasReopened(one: MadeDossier, start: number, end: number): boolean {
  if (one.lines[0]!.status === 'refused') return false;
  const [then, now] = [readUntil(one, start), readUntil(one, end)];
  return then.endedAt !== null && (now.endedAt === null || now.endedAt >= start);
}

const leadToday = ({ lines, lead }: MadeDossier): number =>
  lines.findLast((line) => line.lead)?.lead?.after ?? lead;

beforeAll(async () => {
  ({ api, supervisor, made } = await reportedYear());
  const rows = await api.database.query<{ key: string; name: string }>(sql`
    select id::text as key, full_name as name from organization.officer
    union all select 'agency ' || id, code from organization.agency`);
  names = new Map(rows.map(({ key, name }) => [key, name]));
});
afterAll(() => api.close());

describe(`the official form over a generated year of ${COUNT} dossiers (TEST_SEED=${SEED})`, () => {
  it.each(PERIODS)(
    'from %s to %s is what a recount of every history gives, however it is told apart',
    async (from, to) => {
      const span = spanOf(from, to);
      const query = `from=${from}&to=${to}`;
      const field = recounted(made, span, ({ procedure }) => String(procedure.field));
      const byField = await report(`${query}&by=field`);
      expect(linesOf(byField, 'code')).toEqual(field.lines);
      expect(byField.total).toEqual(field.total);
      expect(linesOf(await report(`${query}&by=procedure`), 'code')).toEqual(
        recounted(made, span, ({ procedure }) => procedure.code).lines,
      );
      expect(linesOf(await report(`${query}&by=agency`), 'code')).toEqual(
        recounted(made, span, (_, { lead }) => names.get(`agency ${lead}`)!).lines,
      );
      expect(linesOf(await report(`${query}&by=officer`), 'name')).toEqual(
        recounted(made, span, (_, { ender, officer }) => names.get(String(ender ?? officer)) ?? 'Hệ thống')
          .lines,
      );
    },
  );

  it('adds up: whatever was received is resolved or in progress', async () => {
    for (const { from, to } of MONTHS) {
      const { lines, total } = await report(`from=${from}&to=${to}&by=agency`);
      for (const { received, resolved, inProgress } of [
        ...lines.map((line: Answer['body']) => line.counts),
        total,
      ]) {
        expect(received.total).toBe(resolved.total + inProgress.total);
        expect(received.total).toBe(received.online + received.direct + received.carriedOver);
        expect(resolved.total).toBe(resolved.early + resolved.onTime + resolved.late);
        expect(inProgress.total).toBe(inProgress.withinLimit + inProgress.late);
      }
    }
  });
});

describe('the forms of month after month', () => {
  it('carry over what was in progress, and what was ended and is reopened, in every field and in all', async () => {
    let before: Record<string, number> | undefined;
    let everReopened = 0;
    for (const { from, to } of MONTHS) {
      const { start, end } = spanOf(from, to);
      const reopened = made.filter((one) => wasReopened(one, start, end));
      everReopened += reopened.length;
      const body = await report(`from=${from}&to=${to}&by=field`);
      const lines = [...body.lines, { code: 'all', counts: body.total }];
      const carried: Record<string, number> = {};
      for (const { code, counts } of lines) {
        const again = reopened.filter(({ procedure }) => code === 'all' || procedure.field === code).length;
        if (counts.received.carriedOver - again !== 0) carried[code] = counts.received.carriedOver - again;
      }
      expect({ from, carried }).toEqual({ from, carried: before ?? {} });
      before = {};
      for (const { code, counts } of lines) {
        if (counts.inProgress.total !== 0) before[code] = counts.inProgress.total;
      }
    }
    expect(everReopened).toBeGreaterThan(0);
  });
});

describe('the form as it is handed in', () => {
  const ORDER = 'from=2025-04-01&to=2025-06-30&by=agency';

  it('has the same figures in a workbook, and is audited', async () => {
    const { total, lines } = await report(ORDER);
    const read = await new WorkbookReader().read(
      await supervisor.download(`/reports/processing.xlsx?${ORDER}`),
    );
    if (read.kind === 'refused') throw new Error(read.fault.en);
    const rows = read.sheets[0]!.rows;
    const sums = rows.find((row) => row[1] === 'Tổng cộng')!;
    expect([sums[2], sums[6], sums[10]]).toEqual([
      ...[total.received.total, total.resolved.total, total.inProgress.total],
    ]);
    const titles = lines.map(({ name }: Answer['body']) => name);
    expect(rows.map((row) => row[1]).filter((name) => titles.includes(name))).toEqual(titles);
    const [trace] = await api.database.query<{ actor: string }>(sql`
      select actor from audit.entry where action = 'access.export' order by id desc limit 1`);
    expect(trace).toEqual({ actor: 'giamsat.tinh' });
  });

  it('is a PDF', async () => {
    const pdf = await supervisor.download(`/reports/processing.pdf?${ORDER}`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each(['pdf', 'xlsx'])('is refused as %s of a foreign agency', async (format) => {
    const leader = await api.signIn('lanhdao.hoaban');
    const answer = await leader.get(`/reports/processing.${format}?${ORDER}&agency=H99.46`);
    expect([answer.status, answer.body.code]).toEqual([403, 'report.foreign-agency']);
  });
});

describe('who is told which figures', () => {
  const YEAR = 'from=2025-01-01&to=2025-12-31&by=agency';

  it('is decided by what they answer for: their agency, or the province', async () => {
    const all = linesOf(await report(YEAR), 'code');
    expect(Object.keys(all).sort()).toEqual(['H99.05', 'H99.10', 'H99.41', 'H99.46']);
    // Of what their agency led at the end of the year the leader sees what it leads today as well.
    const stayed = made.filter((one) => names.get(`agency ${leadToday(one)}`) === 'H99.41');
    const { lines } = recounted(stayed, spanOf('2025-01-01', '2025-12-31'), (_, { lead }) => {
      return names.get(`agency ${lead}`)!;
    });
    const own = await report(YEAR, await api.signIn('lanhdao.hoaban'));
    expect(linesOf(own, 'code')).toEqual({ 'H99.41': lines['H99.41'] });
    expect(own.total).toEqual(lines['H99.41']);
    // Asked for by whoever answers for all, it is its line among the others.
    const asked = await report(`${YEAR}&agency=H99.41`);
    expect(linesOf(asked, 'code')).toEqual({ 'H99.41': all['H99.41'] });
    expect(asked.agency).toMatchObject({ code: 'H99.41' });
  });

  it.each([
    ['agency=H99.46', 403, 'report.foreign-agency'],
    ['agency=H99.99', 404, 'report.agency-unknown'],
    ['by=weather', 400, 'request.invalid'],
  ])('refuses %s to the leader of another', async (query, status, code) => {
    const leader = await api.signIn('lanhdao.hoaban');
    const answer = await leader.get(`/reports/processing?from=2025-01-01&to=2025-12-31&${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each([
    ['from=2025-03-01&to=2025-02-28', 'report.period-backwards'],
    ['from=2026-03-01&to=2026-04-02', 'report.period-not-yet'],
    ['from=2024-12-31&to=2026-01-01', 'report.period-too-long'],
    ['from=2025-02-30&to=2025-03-01', 'request.invalid'],
    ['from=2025-01-01', 'request.invalid'],
  ])('refuses the period %s', async (query, code) => {
    const answer = await supervisor.get(`/reports/processing?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it('takes a period that ends today, and says that it is not over', async () => {
    expect(await report('from=2026-03-01&to=2026-04-01')).toMatchObject({ final: false });
    expect(await report('from=2026-03-01&to=2026-03-31')).toMatchObject({ final: true });
  });
});
