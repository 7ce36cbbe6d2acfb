import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectPath } from '#platform/config';

const TEST_CODE = /\.(int-)?spec\.ts$|^libs\/(testing|[^/]+\/spec)\/|^apps\/[^/]+\/src\/testing\//;
/** Names that promise nothing and therefore collect everything. */
const EMPTY_NAMES = /^(utils?|helpers?|common|base|shared|managers?|misc)$/;

/** Paths below a folder of the project, from the project's root. */
const filesOf = (folder: string, extension: string): string[] =>
  readdirSync(projectPath(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(projectPath(), join(entry.parentPath, entry.name)));

const linesOf = (file: string): number =>
  readFileSync(projectPath(file), 'utf8').trimEnd().split('\n').length;

const production = [
  ...filesOf('apps', '.ts'),
  ...filesOf('libs', '.ts'),
  ...filesOf('scripts', '.mjs'),
].filter((file) => !TEST_CODE.test(file));

describe('Production files', () => {
  const sizes = production
    .map((file) => ({ file, lines: linesOf(file) }))
    .sort((one, other) => one.lines - other.lines);
  const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0;

  it('are counted', () => {
    expect(sizes.length).toBeGreaterThan(200);
  });

  it('are short: half have at most 60 lines, nine of ten at most 160', () => {
    expect(at(0.5)).toBeLessThanOrEqual(60);
    expect(at(0.9)).toBeLessThanOrEqual(160);
  });

  it('never exceed 300 lines', () => {
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it('are named for what they do, in kebab-case', () => {
    const parts = (file: string): string[] => file.replace(/\.(ts|mjs)$/, '').split(/[/.]/);
    expect(production.filter((file) => parts(file).some((part) => EMPTY_NAMES.test(part)))).toEqual([]);
    expect(production.filter((file) => parts(file).some((part) => !/^[a-z][a-z0-9-]*$/.test(part)))).toEqual(
      [],
    );
  });
});

describe('Migrations', () => {
  it('are SQL files in order, named by time and subject', () => {
    const files = readdirSync(projectPath('migrations'));
    expect(files.filter((file) => !/^\d{13}-[a-z][a-z-]*\.sql$/.test(file))).toEqual([]);
    expect(new Set(files.map((file) => file.slice(0, 13))).size).toBe(files.length);
  });
});
