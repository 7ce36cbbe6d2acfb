import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the province's operator knows without asking the system: the files it was seeded with. */

const provinceFile = z.object({
  officers: z.array(
    z.object({
      username: z.string(),
      positions: z.array(z.object({ agency: z.string(), role: z.string() })),
    }),
  ),
});
const accountsFile = z.object({ password: z.string() });
const holidaysFile = z.object({ daysOff: z.array(z.object({ date: z.string() })) });

/** The structures a system may be seeded with. */
export const TIERS = ['two-tier', 'three-tier'] as const;

export type SeededOfficer = z.output<typeof provinceFile>['officers'][number];

export const seededOfficers = (tier: (typeof TIERS)[number]): readonly SeededOfficer[] =>
  read(provinceFile, 'province', `${tier}.json`).officers;

export const demoPassword = (): string => read(accountsFile, 'demo-accounts.json').password;

/** Official days off, `yyyy-MM-dd`. */
export const seededDaysOff = (): ReadonlySet<string> =>
  new Set(read(holidaysFile, 'calendar', 'holidays.json').daysOff.map(({ date }) => date));

/** The project lies where `package.json` is, whether this runs from source or from `dist`. */
function read<Content>(shape: z.ZodType<Content>, ...path: string[]): Content {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('package.json of the project was not found');
    folder = dirname(folder);
  }
  return shape.parse(JSON.parse(readFileSync(join(folder, 'seed', ...path), 'utf8')));
}
