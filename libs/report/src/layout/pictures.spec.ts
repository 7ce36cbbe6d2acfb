import { readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { projectPath } from '#platform/config';
import { WorkbookReader } from '#platform/workbook';
import { closeRendering, keepsPictures, rendered } from '#testing';
import { type PrintedReport, PROCESSING_TITLE } from '../domain/printed-report.ts';
import { countsOf, type RawCounts, sumOf } from '../domain/processing-counts.ts';
import { processingPaper } from './processing-paper.ts';
import { processingWorkbook } from './processing-workbook.ts';

/** Dots per point: enough to see what is wrong and little enough to keep. */
const KEPT = 1.5;
const FILE = projectPath('docs', 'reports', 'processing.png');

const raw = (...figures: number[]): RawCounts => {
  const [online = 0, direct = 0, carriedOver = 0, early = 0, onTime = 0, late = 0] = figures;
  const [, , , , , , withinLimit = 0, overdue = 0, paused = 0] = figures;
  return { online, direct, carriedOver, early, onTime, late, withinLimit, overdue, paused };
};

const LINES: [name: string, counts: RawCounts][] = [
  ['Chứng thực', raw(1_204, 2_316, 12, 3_498, 25, 3, 6, 0, 1)],
  ['Đất đai', raw(318, 402, 96, 389, 251, 42, 117, 17, 38)],
  [
    'Đăng ký kinh doanh, thành lập và hoạt động của hộ kinh doanh và hợp tác xã',
    raw(86, 9, 4, 71, 20, 0, 8, 0, 2),
  ],
  ['Hộ tịch', raw(742, 388, 21, 902, 214, 6, 28, 1, 4)],
  ['Người có công', raw(11, 64, 18, 22, 41, 3, 26, 1, 9)],
];

const REPORT: PrintedReport = {
  title: PROCESSING_TITLE,
  period: { from: '2026-01-01', to: '2026-03-31' },
  agency: 'Ủy ban nhân dân phường Hoa Ban',
  superior: 'Ủy ban nhân dân tỉnh Sao Mai',
  place: 'Hoa Ban',
  date: new Date('2026-04-02T09:00:00+07:00'),
  about: 'Lĩnh vực',
  lines: LINES.map(([name, counts]) => ({ name, counts: countsOf(counts) })),
  total: countsOf(sumOf(LINES.map(([, counts]) => counts))),
  notes: [
    'Trong số hồ sơ đang giải quyết có 54 hồ sơ tạm dừng tính thời hạn (chờ bổ sung, chờ nghĩa vụ tài chính).',
  ],
};

afterAll(closeRendering);

describe('the form of a quarter', () => {
  it('looks as it is kept in docs/reports, on one page', async () => {
    const pdf = await processingPaper(REPORT);
    expect(pdf.equals(await processingPaper(REPORT))).toBe(true);
    const { pictures, text } = await rendered(pdf, KEPT);
    for (const said of ['Tổng cộng', '5.691', 'Đúng hạn', '(3) = (4) + (5) + (6)']) {
      expect(text).toContain(said);
    }
    expect(pictures).toHaveLength(1);
    const { data, width, height } = pictures[0]!;
    const image = new PNG({ width, height });
    image.data = Buffer.from(data);
    if (keepsPictures()) writeFileSync(FILE, PNG.sync.write(image, { colorType: 0 }));
    const kept = PNG.sync.read(readFileSync(FILE));
    expect([kept.width, kept.height]).toEqual([width, height]);
    expect(pixelmatch(kept.data, data, undefined, width, height, { threshold: 0.1 })).toBe(0);
  }, 60_000);

  it('is the same in a workbook, whose figures are numbers', async () => {
    const read = await new WorkbookReader().read(await processingWorkbook(REPORT));
    if (read.kind === 'refused') throw new Error(read.fault.en);
    const rows = read.sheets[0]!.rows.map((row) => [...row]);
    expect(rows[0]![0]).toBe(PROCESSING_TITLE.toLocaleUpperCase('vi'));
    expect(rows.slice(7, 9)).toEqual([
      [1, 'Chứng thực', 3_532, 1_204, 2_316, 12, 3_526, 3_498, 25, 3, 6, 6, 0],
      [2, 'Đất đai', 816, 318, 402, 96, 682, 389, 251, 42, 134, 117, 17],
    ]);
    const total = rows[12]!;
    const figures = rows.slice(7, 12);
    for (let column = 2; column < 13; column += 1) {
      expect(total[column]).toBe(figures.reduce((sum, row) => sum + Number(row[column]), 0));
    }
  });
});
