import { styleText } from 'node:util';
import type { DateTime } from 'luxon';

const WIDTH = 110;

type Style = Parameters<typeof styleText>[0];

/** Everything the demo prints. Quiet, it keeps to the titles and to what went wrong. */
export class Timeline {
  private readonly coloured = process.stdout.isTTY && process.stdout.hasColors();

  constructor(private readonly quiet: boolean) {}

  title(vietnamese: string, english: string): void {
    if (!this.quiet) this.line(`\n${'═'.repeat(WIDTH)}`);
    this.line(this.style('bold', vietnamese));
    if (!this.quiet) this.line(`${this.style('dim', english)}\n${'─'.repeat(WIDTH)}`);
  }

  section(vietnamese: string, english: string): void {
    this.write(`\n  ${this.style('bold', vietnamese)} ${this.style('dim', `· ${english}`)}`);
  }

  /** What happens now, told at its instant. */
  tell(at: DateTime, text: string): void {
    const stamp = day(at).padEnd(20);
    this.wrapped(text, WIDTH - 24, `  ${this.style('cyan', stamp)}  `, ' '.repeat(24));
  }

  /** Belongs to what was said last. */
  detail(text: string, indent = 24): void {
    this.wrapped(text, WIDTH - indent, ' '.repeat(indent), ' '.repeat(indent));
  }

  met(text: string): void {
    this.wrapped(text, WIDTH - 6, `    ${this.style('green', '✓')} `, ' '.repeat(6));
  }

  /** Shown even when quiet. */
  unmet(text: string): void {
    this.line(`    ${this.style('red', '✗')} ${text}`);
  }

  /**
   * Rows under their heads, each column as wide as its widest cell.
   * @param notes a line below each row, under its second column
   */
  table(heads: readonly string[], rows: readonly (readonly string[])[], notes: readonly string[] = []): void {
    const widths = heads.map((head, column) =>
      Math.max(...[head, ...rows.map((row) => row[column] ?? '')].map(lengthOf)),
    );
    const join = (cells: readonly string[]) =>
      `    ${cells.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ')}`.trimEnd();
    this.write(this.style('dim', join(heads)));
    rows.forEach((row, index) => {
      this.write(join(row));
      const note = notes[index];
      if (note) this.write(this.style('dim', `${' '.repeat(6 + (widths[0] ?? 0))}${note}`));
    });
  }

  /** Always printed. */
  line(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  private write(text: string): void {
    if (!this.quiet) this.line(text);
  }

  private wrapped(text: string, width: number, first: string, others: string): void {
    const lines = text.split('\n').flatMap((paragraph) => wrap(paragraph, width));
    lines.forEach((line, index) => this.write(`${index === 0 ? first : others}${line}`));
  }

  private style(style: Style, text: string): string {
    return this.coloured ? styleText(style, text) : text;
  }
}

/** `08:30 Thứ Hai 23/11`, as people say it. */
export const day = (at: DateTime): string => at.setLocale('vi').toFormat('HH:mm cccc dd/MM');

/** `08:30 23/11/2026` */
export const moment = (at: DateTime): string => at.toFormat('HH:mm dd/MM/yyyy');

/** Cut to a width, visibly. */
export const short = (text: string, width: number): string =>
  lengthOf(text) <= width
    ? text
    : `${text
        .normalize('NFC')
        .slice(0, width - 1)
        .trimEnd()}…`;

/** Vietnamese letters in their composed form take one column each. */
const lengthOf = (text: string): number => text.normalize('NFC').length;

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - lengthOf(text)));

const wrap = (text: string, width: number): string[] =>
  text.normalize('NFC').match(new RegExp(`\\S.{0,${width - 1}}(?=\\s|$)|\\S+`, 'gu')) ?? [''];
