import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { allProblems, type Bilingual, PROBLEM_STATUS, type ProblemDefinition } from '#platform/problem';
import { ApiModule } from '../../apps/api/src/api.module.ts';
import { WorkerModule } from '../../apps/worker/src/worker.module.ts';

// Modules declare their problems when they are loaded.
const processes = [ApiModule, WorkerModule];
const problems = allProblems();
const page = projectPath('docs', 'problems.md');

const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe('The problems the API answers with', () => {
  it('are declared by every module that refuses something', () => {
    expect(processes).toHaveLength(2);
    const families = new Set(problems.map(([code]) => code.split('.')[0]));
    expect([...families].sort()).toEqual(
      expect.arrayContaining([
        'dossier',
        'identity',
        'intake',
        'procedure',
        'request',
        'server',
        'supervision',
        'tracking',
      ]),
    );
  });

  it('are fully described in docs/problems.md', () => {
    const written = describeAll(problems);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, written);
    expect(existsSync(page) ? readFileSync(page, 'utf8') : 'nothing; run it with UPDATE_DOCS=1').toBe(
      written,
    );
  });
});

describe.each(problems)('%s', (code, { title, detail }) => {
  it('is named by its family and what is wrong', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });

  it.each<[string, Bilingual]>([
    ['title', title],
    ['detail', detail],
  ])('has a %s in both languages with the same parameters', (_, { vi, en }) => {
    expect(vi.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(vi).not.toBe(en);
    expect(placeholders(vi)).toEqual(placeholders(en));
  });
});

/** The page of all problems, as `docs/problems.md` keeps it. */
function describeAll(all: readonly [string, ProblemDefinition][]): string {
  const lines = all.map(([code, { kind, title, detail }]) => {
    const cells = [
      `\`${code}\``,
      PROBLEM_STATUS[kind],
      `**${title.vi}** ${detail.vi}`,
      `**${title.en}** ${detail.en}`,
    ];
    return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    '# Problems',
    '',
    'Every refusal of the API is an `application/problem+json` document (RFC 9457) with one of these codes, which never',
    'change. `{name}` stands for a value of the case at hand. The running API serves a page for each at',
    '`/problems/<code>`. This page is generated: `UPDATE_DOCS=1 npm test -- problems`.',
    '',
    '| Code | HTTP | Tiếng Việt | English |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
