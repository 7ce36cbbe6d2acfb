import { readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { projectPath } from '#platform/config';
import { WorkbookReader } from '#platform/workbook';
import { closeRendering, keepsPictures, rendered } from '#testing';
import { scoreOf, totalOf } from '../domain/indicator-score.ts';
import { INDICATOR_CODES, INDICATORS } from '../domain/national-indicators.ts';
import { INDEX_TITLE, type PrintedIndex } from '../domain/printed-index.ts';
import { indexPaper } from './index-paper.ts';
import { indexWorkbook } from './index-workbook.ts';

/** Dots per point: enough to see what is wrong and little enough to keep. */
const KEPT = 1.5;
const FILE = projectPath('docs', 'reports', 'national-index.png');

/** One in three is not known, the others are met more and more rarely. */
const SCORED = INDICATOR_CODES.map((code, place) => {
  const indicator = INDICATORS[code];
  const counted = { of: 1_201 + place, met: Math.round((1_201 + place) / (1 + place / 10)) };
  return { indicator, score: 'noData' in indicator ? null : scoreOf(counted, indicator) };
});

const INDEX: PrintedIndex = {
  title: INDEX_TITLE,
  period: { from: '2026-01-01', to: '2026-03-31' },
  agency: 'Ủy ban nhân dân phường Hoa Ban',
  superior: 'Ủy ban nhân dân tỉnh Sao Mai',
  place: 'Hoa Ban',
  date: new Date('2026-04-02T09:00:00+07:00'),
  lines: SCORED.map(({ indicator, score }) => ({
    ...{ name: indicator.name.vi, target: indicator.target, maximum: indicator.maximum },
    ...{ of: score?.of ?? null, met: score?.met ?? null, rate: score?.rate ?? null },
    ...{ points: score?.points ?? null, before: score && 1.5 },
  })),
  total: totalOf(
    SCORED.map(({ indicator, score }) => ({ maximum: indicator.maximum, points: score?.points ?? null })),
  ),
  notes: SCORED.map(
    ({ indicator }, place) => `(${place + 1}) ${indicator.name.vi}: ${indicator.formula.vi}.`,
  ),
};

afterAll(closeRendering);

describe('the index of a quarter', () => {
  it('looks as it is kept in docs/reports, on its first page', async () => {
    const pdf = await indexPaper(INDEX);
    expect(pdf.equals(await indexPaper(INDEX))).toBe(true);
    const { pictures, text } = await rendered(pdf, KEPT);
    for (const said of ['Tổng điểm', 'Điểm kỳ trước', '1.204', 'QĐ 766/QĐ-TTg']) expect(text).toContain(said);
    const { data, width, height } = pictures[0]!;
    const image = new PNG({ width, height });
    image.data = Buffer.from(data);
    if (keepsPictures()) writeFileSync(FILE, PNG.sync.write(image, { colorType: 0 }));
    const kept = PNG.sync.read(readFileSync(FILE));
    expect([kept.width, kept.height]).toEqual([width, height]);
    expect(pixelmatch(kept.data, data, undefined, width, height, { threshold: 0.1 })).toBe(0);
  }, 60_000);

  it('is the same in a workbook, whose figures are numbers, and whose unknown ones are empty', async () => {
    const read = await new WorkbookReader().read(await indexWorkbook(INDEX));
    if (read.kind === 'refused') throw new Error(read.fault.en);
    const rows = read.sheets[0]!.rows.map((row) => [...row]);
    const first = rows.findIndex((row) => row[0] === 1);
    const lines = rows.slice(first, first + SCORED.length);
    expect(lines.map((row) => row[1])).toEqual(SCORED.map(({ indicator }) => indicator.name.vi));
    expect(lines.map((row) => row[6] ?? null)).toEqual(SCORED.map(({ score }) => score?.points ?? null));
    expect(rows[first + SCORED.length]!.slice(6, 8)).toEqual([INDEX.total.points, INDEX.total.measured]);
  });
});
