import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { civilDate, SystemClock } from '#platform/clock';
import { projectPath } from '#platform/config';
import { type Database, sql } from '#platform/database';
import type { Spread } from './rounds.ts';

/** A table in Markdown with columns of even width, so that it reads as well on a console. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => (cells[column] ?? '').length), 3),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Prints what was measured and puts it into its place of a page of docs. @param section names that place */
export async function publish(section: string, content: string, name = 'benchmarks.md'): Promise<void> {
  process.stdout.write(`\n${content}\n\n`);
  const page = projectPath('docs', name);
  const [begin, end] = [`<!-- measured: ${section} -->`, `<!-- end: ${section} -->`];
  const present = await readFile(page, 'utf8');
  const [before, rest] = present.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`docs/${name} has no place for ${section}`);
  }
  await writeFile(page, `${before}${begin}\n\n${content}\n\n${end}${after}`);
}

/** What was measured, where that is not of the same day as its figures. */
export const commitInHand = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectPath(), encoding: 'utf8' }).trim();

/** Where and when: the machine's class, never its name, and how much it had to do besides (1.0 = one core's work). */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return (
    `Measured on ${civilDate(new SystemClock().now())}: ${processors.length} × ${processors[0]!.model.trim()}, ` +
    `${memory} GB, ${process.platform}, load ${loadavg()[1]!.toFixed(1)} over the last 5 minutes; Node ${process.version}`
  );
}

/** The same with the database. */
export async function circumstances(database: Database): Promise<string> {
  const [server] = await database.query<Record<'version' | 'fsync' | 'commit', string>>(sql`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
           current_setting('synchronous_commit') as commit`);
  const { version, fsync, commit } = server!;
  return `${machine()}; PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}.`;
}

/** `0.62 (0.58–0.66)` */
export const withRange = ({ median, least, most }: Spread): string =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;

/** The same for ratios far from one: three digits that say something, `615 (580–658)`. */
export const withWideRange = ({ median, least, most }: Spread): string =>
  `${threeDigits(median)} (${threeDigits(least)}–${threeDigits(most)})`;

const threeDigits = (value: number): string => grouped(Number(value.toPrecision(3)));

/** A number of which only the size is meant: one significant digit, `≈ 2 000`. */
export const magnitude = (value: number): string => `≈ ${grouped(Number(value.toPrecision(1)))}`;

/** `12 500` */
export const grouped = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: 3 }).replaceAll(',', ' ');
