import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { zipEntries } from './zip-entries.ts';

describe('an archive', () => {
  it('is refused when it has more entries than any workbook', () => {
    const workbook = readFileSync(projectPath('libs', 'procedure', 'spec', 'catalogue.xlsx'));
    expect(() => zipEntries(workbook, { entries: 0, inflated: 10 }, () => true)).toThrow('too-big');
  });
});
