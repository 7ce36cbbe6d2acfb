import { type Database, sql } from '#platform/database';
import { testSeed, trials } from '#testing';
import { generatedYear, type MadeDossier, type MadeWorld } from './generated-year.ts';
import { tracesOf } from './made-traces.ts';
import type { Officer } from './officer.ts';
import type { MadeCase } from './recounted-index.ts';
import { createTestApi, type TestApi } from './test-api.ts';
import { writeTraces } from './written-traces.ts';
import { writeYear } from './written-year.ts';

export const COUNT = trials(50_000, 1 / 100);
export const SEED = testSeed(20_261_127);

/** A province in which a year of made-up dossiers lies behind, and who may see the figures of all of it. */
export interface ReportedYear {
  api: TestApi;
  supervisor: Officer;
  made: MadeDossier[];
  cases: MadeCase[];
}

export const PERIODS: [from: string, to: string][] = [
  ['2025-01-01', '2025-03-31'],
  ['2025-03-01', '2025-03-31'],
  ['2025-06-15', '2025-06-15'],
  ['2025-07-01', '2025-12-31'],
  ['2025-01-01', '2025-12-31'],
];

const midnight = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);
export const spanOf = (from: string, to: string) => ({
  start: midnight(from),
  end: midnight(to) + 86_400_000,
});

export async function reportedYear(): Promise<ReportedYear> {
  const api = await createTestApi();
  api.clock.set('2026-04-01T08:00:00+07:00');
  const supervisor = await api.signIn('giamsat.tinh');
  const world = await worldOf(api.database);
  const made = generatedYear(COUNT, SEED, world);
  const traces = tracesOf(made, SEED);
  const [desk] = world.agencies;
  await writeYear(api.database, made, desk!);
  await writeTraces(api.database, traces, desk!);
  const coded = await codedProcedures(api.database);
  const cases = made.map((one, place) => ({
    ...{ made: one, traces: traces[place]! },
    coded: coded.has(one.procedure.id),
  }));
  return { api, supervisor, made, cases };
}

async function worldOf(database: Database): Promise<MadeWorld> {
  return {
    procedures: await database.query(sql`
      select id, code, name, field_code as field from procedure.procedure order by id limit 12`),
    agencies: (
      await database.query<{ id: number }>(sql`
        select id from organization.agency where code in ('H99.41', 'H99.46', 'H99.10', 'H99.05') order by id`)
    ).map(({ id }) => id),
    officers: (
      await database.query<{ id: number }>(sql`
        select min(id) as id from organization.officer group by full_name order by 1 limit 9`)
    ).map(({ id }) => id),
  };
}

/** Procedures of which a result has a national code. */
async function codedProcedures(database: Database): Promise<Set<number>> {
  const rows = await database.query<{ id: number; results: { code: string | null }[] }>(sql`
    select id, definition -> 'results' as results from procedure.procedure`);
  return new Set(rows.filter(({ results }) => results.some(({ code }) => code !== null)).map(({ id }) => id));
}
