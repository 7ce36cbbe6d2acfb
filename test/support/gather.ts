import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '#platform/config';

/** Which specs are run together, and over how many files of `test/gathered` they are dealt out. */
export const GATHERINGS = {
  /** Those that start the whole application. */
  application: {
    folders: ['test/e2e', 'test/faults', 'test/journeys', 'test/security'],
    named: /\.(e2e|fault|journey)-spec\.ts$/,
    shares: 6,
  },
  /** Those that lie beside what they are about. */
  module: { folders: ['libs', 'apps'], named: /\.(spec|int-spec)\.ts$/, shares: 4 },
};

export type Gathering = keyof typeof GATHERINGS;

/** A worker killed again and again, on a busy machine. */
const LONGEST_TEST_MS = 240_000;

/** The specs of a gathering, by their path in the project. */
export function gatheredSpecs(gathering: Gathering): string[] {
  const { folders, named } = GATHERINGS[gathering];
  return folders
    .flatMap((folder) =>
      readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => named.test(file))
    .sort();
}

/**
 * Runs every so-many-th of them in one registry of modules: to load what they use anew for each file takes longer
 * than most files. `npm test -- <path>` runs a file by itself.
 */
export function gather(gathering: Gathering, share: number): void {
  const { shares } = GATHERINGS[gathering];
  for (const file of gatheredSpecs(gathering).filter((_, index) => index % shares === share)) {
    describe(file, () => {
      require(projectPath(file));
    });
  }
  // Jest has one limit for all tests of a file; without this it were that of the last spec that sets one.
  jest.setTimeout(LONGEST_TEST_MS);
}
