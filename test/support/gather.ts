import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '#platform/config';

/** Over how many files of `test/gathered` the specs are dealt out. */
export const SHARES = 6;

/** A worker killed again and again, on a busy machine. */
const LONGEST_TEST_MS = 240_000;

/** The specs that start the whole application, by their path below `test`. */
export const gatheredSpecs = (): string[] =>
  ['e2e', 'faults', 'journeys', 'security']
    .flatMap((folder) =>
      readdirSync(projectPath('test', folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => /\.(e2e|fault|journey)-spec\.ts$/.test(file))
    .sort();

/**
 * Runs every so-many-th of them in one registry of modules: to load the application anew for each file takes longer
 * than most files. `npm test -- <path>` runs a file by itself.
 */
export function gather(share: number): void {
  for (const file of gatheredSpecs().filter((_, index) => index % SHARES === share)) {
    describe(file, () => {
      require(projectPath('test', file));
    });
  }
  // Jest has one limit for all tests of a file; without this it were that of the last spec that sets one.
  jest.setTimeout(LONGEST_TEST_MS);
}
