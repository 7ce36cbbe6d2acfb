import { readdirSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { gatheredSpecs, SHARES } from '../support/gather.ts';

describe('The specs that start the whole application', () => {
  it('are each in the share of one file that runs', () => {
    const files = Array.from({ length: SHARES }, (_, share) => `share-${share}.gathered-spec.ts`);
    expect(readdirSync(projectPath('test', 'gathered')).sort()).toEqual(files);
    expect(gatheredSpecs().length).toBeGreaterThan(SHARES);
  });
});
