import { WorkbookReader } from '#platform/workbook';
import type { Answer, Officer } from '../../support/officer.ts';
import { type MadeCase, type RecountedIndicator, recountedIndex } from '../../support/recounted-index.ts';
import { COUNT, PERIODS, reportedYear, SEED, spanOf } from '../../support/reported-year.ts';
import type { TestApi } from '../../support/test-api.ts';

jest.setTimeout(1_200_000);

let api: TestApi;
let supervisor: Officer;
let cases: MadeCase[];

beforeAll(async () => {
  ({ api, supervisor, cases } = await reportedYear());
});
afterAll(() => api.close());

/** Points at most and target in per cent, as ADR 83 has them. */
const WEIGHTS: Record<string, [maximum: number, target: number]> = {
  synchronised: [6, 100],
  'on-time': [20, 100],
  'handed-in-online': [12, 80],
  'payment-used': [2, 50],
  'paid-online': [6, 50],
  'electronic-result': [6, 80],
  'digitised-dossier': [4, 80],
  'paper-used-again': [2, 80],
  'verified-account': [2, 100],
  satisfied: [6, 100],
};

/** In exact hundredths, halves up. */
function pointsFor(
  { of, met }: Pick<RecountedIndicator, 'of' | 'met'>,
  [maximum, target]: [number, number],
): number {
  const [above, below] = [BigInt(met * maximum) * 10_000n, BigInt(of * target)];
  return Math.min(maximum, Number((2n * above + below) / (2n * below)) / 100);
}

const index = async (query: string): Promise<Answer['body']> => {
  const { status, body } = await supervisor.get(`/reports/national-index?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};

/** Codes of all dossiers that cost an indicator its points, page by page. */
async function costing(query: string): Promise<string[]> {
  const codes: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body }: Answer = await supervisor.get(
      `/reports/national-index/dossiers?limit=100&${query}${page}`,
    );
    expect({ status, body }).toMatchObject({ status: 200 });
    codes.push(...body.items.map(({ code }: Answer['body']) => code));
    cursor = body.next;
  }
  return codes;
}

describe(`the national index over a generated year of ${COUNT} dossiers (TEST_SEED=${SEED})`, () => {
  it.each(PERIODS)('from %s to %s is what a recount of every life gives', async (from, to) => {
    const body = await index(`from=${from}&to=${to}&trend=0`);
    const expected = recountedIndex(cases, spanOf(from, to));
    const measured = body.indicators.filter(({ score }: Answer['body']) => score !== null);
    expect(measured.map(({ code }: Answer['body']) => code).sort()).toEqual(Object.keys(WEIGHTS).sort());
    for (const { code, score, maximum, target } of measured) {
      const { of, met } = expected[code] ?? { of: 0, met: 0 };
      expect({ code, of: score.of, met: score.met, weights: [maximum, target] }).toEqual({
        ...{ code, of, met, weights: WEIGHTS[code] },
      });
      if (of === 0) expect(score).toMatchObject({ rate: null, points: null });
      else expect(score.points).toBe(pointsFor({ of, met }, WEIGHTS[code]!));
    }
  });

  it('has points of what was measured alone, says why of the rest, and comes to 100 at most', async () => {
    const { indicators, total } = await index('from=2025-01-01&to=2025-12-31&trend=0');
    expect(total).toMatchObject({ maximum: 100, measured: 66 });
    const points = indicators.reduce(
      (sum: number, { score }: Answer['body']) => sum + (score?.points ?? 0),
      0,
    );
    expect(total.points).toBeCloseTo(points, 2);
    for (const { score, noData, formula } of indicators) {
      expect(Boolean(score)).toBe(!noData);
      expect([formula.vi, formula.en].every((words) => words.length > 20)).toBe(true);
    }
  });

  it.each(Object.keys(WEIGHTS))('lists exactly the dossiers that cost %s its points', async (indicator) => {
    const [from, to] = ['2025-11-03', '2025-11-09'];
    const expected = recountedIndex(cases, spanOf(from, to))[indicator]?.costing ?? [];
    const listed = await costing(`from=${from}&to=${to}&indicator=${indicator}`);
    expect([...listed].sort()).toEqual([...expected].sort());
  });

  it('shows the periods before it as they are reported themselves', async () => {
    const quarter = await index('from=2025-10-01&to=2025-12-31&trend=2');
    const before = await index('from=2025-07-01&to=2025-09-30&trend=0');
    for (const { code, score, trend } of quarter.indicators) {
      if (score === null) continue;
      expect(trend.map(({ from, to }: Answer['body']) => [from, to])).toEqual([
        ['2025-07-01', '2025-09-30'],
        ['2025-04-01', '2025-06-30'],
      ]);
      const then = before.indicators.find((one: Answer['body']) => one.code === code);
      expect(trend[0]).toMatchObject({ rate: then.score.rate, points: then.score.points });
    }
    expect(quarter.totalsBefore[0]).toEqual(before.total);
  });

  it('meets late verdicts that no date told of', async () => {
    const late = recountedIndex(cases, spanOf('2025-01-01', '2025-12-31'))['on-time']!.costing;
    const told = cases.filter(({ made: { code, waits, lines } }) => {
      const requests = waits.filter(({ reason }) => reason === 'supplement').length;
      return late.includes(code) && requests <= 1 && lines.every(({ dueAt }) => dueAt === null);
    });
    expect(told.length).toBeGreaterThan(0);
  });

  it.each([
    ['indicator=certified-copy', 404, 'report.indicator-without-data'],
    ['indicator=weather', 400, 'request.invalid'],
    ['indicator=on-time&agency=H99.46', 403, 'report.foreign-agency'],
    ['indicator=on-time&cursor=x', 400, 'dossier.cursor-invalid'],
  ])('refuses a list with %s to the leader of another agency', async (query, status, code) => {
    const leader = await api.signIn('lanhdao.hoaban');
    const answer = await leader.get(
      `/reports/national-index/dossiers?from=2025-11-01&to=2025-11-30&${query}`,
    );
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is a PDF, and a workbook with the same points', async () => {
    const query = 'from=2025-10-01&to=2025-12-31';
    const pdf = await supervisor.download(`/reports/national-index.pdf?${query}`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const { total } = await index(query);
    const read = await new WorkbookReader().read(
      await supervisor.download(`/reports/national-index.xlsx?${query}`),
    );
    if (read.kind === 'refused') throw new Error(read.fault.en);
    const sums = read.sheets[0]!.rows.find((row) => String(row[1]).startsWith('Tổng điểm'))!;
    expect([sums[6], sums[7]]).toEqual([total.points, total.measured]);
  });
});

describe('what is said beside the form', () => {
  it('is what the ledgers, the ratings and the portal knew by its end', async () => {
    const [from, to] = ['2025-07-01', '2025-12-31'];
    const { start, end } = spanOf(from, to);
    const within = (at: number | null | undefined): boolean =>
      typeof at === 'number' && at >= start && at < end;
    const { body } = await supervisor.get(`/reports/processing?from=${from}&to=${to}`);
    const { beside, total } = body;
    const sum = (of: (one: MadeCase['traces']) => number): number =>
      cases.reduce((all, { traces }) => all + of(traces), 0);
    const exempted = sum(({ charged }) => (within(charged?.exemptedAt) ? 8000 : 0));
    expect(beside.fees).toEqual({
      charged: sum(({ charged }) => (within(charged?.at) ? 8000 : 0)) - exempted,
      ...{ exempted, cash: 0, refunded: 0 },
      online: sum(({ paid }) => (within(paid?.at) ? 8000 : 0) - (within(paid?.reversedAt) ? 8000 : 0)),
    });
    const rated = cases.flatMap(({ traces: { rated: one } }) =>
      one && within(one.at) ? [one.satisfied] : [],
    );
    expect(beside.satisfaction).toEqual({
      ...{ rated: rated.length, verySatisfied: 0 },
      ...{ satisfied: rated.filter((yes) => yes).length, notSatisfied: rated.filter((yes) => !yes).length },
    });
    const { of, met } = recountedIndex(cases, { start, end })['synchronised']!;
    expect(beside.synchronised).toEqual({ of, met });
    const { online, direct } = total.received;
    expect(beside.onlineShare).toBeCloseTo((online / (online + direct)) * 100, 2);
  });
});
