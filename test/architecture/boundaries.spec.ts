import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectPath } from '#platform/config';
import { MODULES, PARTS, plants, wellBehaved } from './planted-imports.ts';

interface Cruise {
  rules: string[];
  modules: number;
  violations: { rule: string; from: string; to: string }[];
}

function cruise(folder: string, ...below: string[]): Cruise {
  const program = projectPath('test', 'architecture', 'cruise.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...below], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Cruise;
}

describe('The project', () => {
  it('keeps every boundary', () => {
    const { modules, violations } = cruise(projectPath(), 'apps', 'libs', 'config', 'test');
    expect(modules).toBeGreaterThan(200);
    expect(violations).toEqual([]);
  });
});

describe('A tree with one bad import of each kind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-boundaries-'));
  const found = new Map<string, Set<string>>();
  let rules: string[];

  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
  };

  beforeAll(() => {
    for (const shared of ['package.json', 'tsconfig.json', 'node_modules']) {
      symlinkSync(projectPath(shared), join(folder, shared));
    }
    write(wellBehaved);
    for (const { file, content } of plants) write({ [file]: content });
    const result = cruise(folder, 'apps', 'libs', 'test');
    rules = result.rules;
    for (const { from, rule } of result.violations) found.set(from, (found.get(from) ?? new Set()).add(rule));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(plants.map(({ rule, file }) => [rule, file] as const))('breaks %s with %s', (rule, file) => {
    expect([...(found.get(file) ?? [])]).toEqual([rule]);
  });

  it('breaks nothing with its other files', () => {
    const planted = new Set(plants.map(({ file }) => file));
    expect([...found.keys()].filter((file) => !planted.has(file))).toEqual([]);
  });

  it('leaves no rule untried', () => {
    const tried = new Set(plants.map(({ rule }) => rule));
    expect(rules.filter((rule) => !tried.has(rule))).toEqual([]);
  });

  it('mirrors every module and part of the platform', () => {
    const mirrored = [...MODULES, ...PARTS.map((part) => `platform-${part}`)].map(
      (name) => `${name}-looks-down`,
    );
    expect(rules.filter((rule) => rule.endsWith('-looks-down')).sort()).toEqual(mirrored.sort());
  });
});
