import type { Chapter, Office } from './worked-case.ts';

const HEADING = '## Worked cases';
const HEAD = ['Situation', 'Received, and what happened', 'Limit and policy', 'Due', 'Source'];

const OFFICES: Record<Office, string> = {
  standard: 'the seeded calendar `standard`, 07:00–11:30 and 13:30–17:00',
  'one-stop-saturday': 'the seeded calendar `one-stop-saturday`, also open 07:30–11:30 on Saturdays',
  'seven-and-a-half-hours': 'an office open 07:30–11:30 and 13:30–17:00',
};

/** The page of the rules with these cases as its last section. */
export function withWorkedCases(page: string, chapters: readonly Chapter[]): string {
  const [rules = ''] = page.split(`\n${HEADING}`);
  const sections = chapters.map(({ title, cases }) => {
    const rows = cases.map(({ what, events, limit, due, source }) => [what, events, limit, due, source]);
    const office = OFFICES[cases[0]?.office ?? 'standard'];
    return `### ${title}\n\nOn ${office}.\n\n${table([HEAD, ...rows])}\n`;
  });
  return `${rules.trimEnd()}\n\n${INTRODUCTION}\n\n${sections.join('\n')}`;
}

const INTRODUCTION = `${HEADING}

Reckoned by hand, with the days off of \`seed/calendar/holidays.json\`; 02/03/2026 is a Monday. The first time is the receipt. A limit is
counted by working minutes unless it says _whole days_, and prolonged after a supplement unless it says _counted again_. Generated from
\`libs/deadline/spec\`: \`UPDATE_DOCS=1 npm test -- worked-cases\`.`;

/** The rows of the section's tables, cell by cell, without their heads. */
export const rowsOf = (page: string): string[][] =>
  (page.split(`\n${HEADING}`)[1] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (-|Situation )/.test(line))
    .map((line) => cellsOf(line));

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** A table as Prettier writes it. */
function table(rows: readonly string[][]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
