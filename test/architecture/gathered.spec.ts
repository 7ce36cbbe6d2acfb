import { readdirSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { gatheredSpecs, type Gathering, GATHERINGS } from '../support/gather.ts';

const gatherings = Object.keys(GATHERINGS) as Gathering[];

describe('The specs that are run together', () => {
  it('are each in the share of one file that runs', () => {
    const files = gatherings.flatMap((gathering) =>
      Array.from(
        { length: GATHERINGS[gathering].shares },
        (_, share) => `${gathering}-${share}.gathered-spec.ts`,
      ),
    );
    expect(readdirSync(projectPath('test', 'gathered')).sort()).toEqual(files);
    for (const gathering of gatherings) {
      expect(gatheredSpecs(gathering).length).toBeGreaterThan(GATHERINGS[gathering].shares);
    }
  });
});
