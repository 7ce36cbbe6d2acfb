import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectPath } from '#platform/config';

const read = (page: string): string => readFileSync(projectPath(page), 'utf8');

/** Markdown below a folder of the project, by path from its root. */
const pagesOf = (folder: string): string[] =>
  readdirSync(projectPath(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(projectPath(), join(entry.parentPath, entry.name)));

const pages = ['README.md', 'CONTRIBUTING.md', ...['docs', 'libs', 'apps'].flatMap(pagesOf)];
const decisions = pages.filter((page) => /^docs\/adr\/\d/.test(page)).sort();

const matches = (text: string, form: RegExp): string[] => [...text.matchAll(form)].map((match) => match[1]!);

/** Headings as a link's fragment names them. */
const fragments = (page: string): string[] =>
  matches(read(page), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('links to what is there', () => {
    const links = matches(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
    const broken = links.filter((link) => {
      const [file, fragment] = link.split('#');
      const target = file ? join(dirname(page), file) : page;
      if (!existsSync(projectPath(target))) return true;
      return fragment !== undefined && !fragments(target).includes(fragment);
    });
    expect(broken).toEqual([]);
  });

  it('names files that are there', () => {
    const named = matches(text, /`((?:apps|libs|config|docs|migrations|scripts|seed|test)\/[\w./-]+)`/g);
    expect(named.filter((file) => !existsSync(projectPath(file)))).toEqual([]);
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...matches(text, /\bnpm (start|test)\b/g), ...matches(text, /\bnpm run ([\w:]+)/g)];
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('The decisions', () => {
  it('are numbered without a gap', () => {
    const numbers = decisions.map((page) => Number(/\/(\d{4})-/.exec(page)?.[1]));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
  });

  it('are listed in order under their titles', () => {
    const lines = decisions.map((page, index) => {
      const title = /^# \d+\. (.+)$/m.exec(read(page))?.[1];
      return `${index + 1}. [${title}](${page.replace('docs/adr/', '')})`;
    });
    expect(read('docs/adr/README.md')).toContain(lines.join('\n'));
  });

  it.each(decisions)('%s is one page of context, options, decision and consequences', (page) => {
    const text = read(page);
    const parts = matches(text, /^(?:## |\*\*)(Context|Options|Decision|Consequences)\b/gm);
    expect(parts).toEqual(['Context', 'Options', 'Decision', 'Consequences']);
    expect(text.split('\n').length).toBeLessThanOrEqual(45);
  });
});

describe('The glossary', () => {
  it('gives one Vietnamese term and one meaning for each English one', () => {
    const rows = read('docs/glossary.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (-|English )/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((row) => row.length !== 3 || row.includes(''))).toEqual([]);
    const terms = rows.map(([english]) => english);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
  });
});
