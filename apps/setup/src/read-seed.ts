import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type ProvinceDefinition, provinceSchema } from '#organization';
import { projectPath } from '#platform/config';
import { type ProcedureDefinition, procedureSchema } from '#procedure';
import { type AuthoredWorkflow, workflowSchema } from '#workflow';
import { holidaysSchema, officeHoursSchema } from '#working-calendar';

/** Everything a fresh province starts with. */
export interface SeedFiles {
  province: ProvinceDefinition;
  holidays: z.infer<typeof holidaysSchema>;
  officeHours: z.infer<typeof officeHoursSchema>;
  procedures: ProcedureDefinition[];
  workflows: AuthoredWorkflow[];
  /** Password of the demo accounts. */
  password: string;
}

const demoAccountsSchema = z.looseObject({ password: z.string().min(8) });

/** Reads `seed/`. @throws naming the file and every fault in it. */
export async function readSeed(tier: 'two-tier' | 'three-tier'): Promise<SeedFiles> {
  return {
    province: await readJson(provinceSchema, 'province', `${tier}.json`),
    holidays: await readJson(holidaysSchema, 'calendar', 'holidays.json'),
    officeHours: await readJson(officeHoursSchema, 'calendar', 'office-hours.json'),
    procedures: await readFolder(procedureSchema, 'procedures'),
    workflows: await readFolder(workflowSchema, 'workflows'),
    password: (await readJson(demoAccountsSchema, 'demo-accounts.json')).password,
  };
}

async function readFolder<Content>(schema: z.ZodType<Content>, folder: string): Promise<Content[]> {
  const files = (await readdir(projectPath('seed', folder))).sort();
  return Promise.all(files.map((file) => readJson(schema, folder, file)));
}

async function readJson<Content>(schema: z.ZodType<Content>, ...path: string[]): Promise<Content> {
  const file = projectPath('seed', ...path);
  const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
