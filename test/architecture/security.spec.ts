import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';

const table = readFileSync(projectPath('docs', 'security.md'), 'utf8');
const rows = [...table.matchAll(/^\| (\d+) +\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, number, item = '', proof = '', missing = '']) => ({
    number: Number(number),
    item: item.trim(),
    tests: [...proof.matchAll(/\(\.\.\/test\/security\/([^)]+)\)/g)].map(([, file = '']) => file),
    missing: missing.trim(),
  }),
);
const tests = readdirSync(projectPath('test', 'security'));

describe('The table of security items', () => {
  it('has all forty, each proved or said to be missing', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(rows.filter((row) => row.tests.length === 0 && row.missing === '')).toEqual([]);
  });

  it('names every test of them there is, and none there is not', () => {
    expect([...new Set(rows.flatMap((row) => row.tests))].sort()).toEqual(tests.sort());
  });

  it('goes by the numbers the tests carry', () => {
    const claimed = (file: string): number[] => {
      const [, first, last] = /^(\d+)(?:-(\d+))?/.exec(file) ?? [];
      return [Number(first), Number(last ?? first)];
    };
    for (const { number, tests: proofs } of rows) {
      for (const file of proofs.slice(0, 1)) {
        const [first = 0, last = 0] = claimed(file);
        expect([file, number >= first && number <= last]).toEqual([file, true]);
      }
    }
  });
});
