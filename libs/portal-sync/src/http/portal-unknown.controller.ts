import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { calendarDay } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { type Cell, writeWorkbook } from '#platform/workbook';
import { PortalUnknown, type UnknownKind, type UnknownLine } from '../application/queries/portal-unknown.ts';
import { DIFFERENCE_KINDS } from '../domain/difference.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const operators = may('administer', 'Operations');

const period = z.strictObject({ from: calendarDay, until: calendarDay.describe('included') });
const seconds = z.number().describe('seconds');
const report = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: z
        .enum([...DIFFERENCE_KINDS, 'late', 'waiting', 'set-aside'])
        .describe('what a comparison found, a change told late, not yet, or refused'),
      procedure: z.strictObject({ code: z.string(), name: z.string() }),
      times: z.int(),
      open: z.int().describe('of these, still unknown'),
      median: seconds,
      longest: seconds,
    }),
  ),
});

const IN_WORDS: Readonly<Record<UnknownKind, string>> = {
  'not-held': 'Cổng không có hồ sơ',
  status: 'Trạng thái hồ sơ khác',
  content: 'Thông tin hồ sơ khác',
  papers: 'Giấy tờ, kết quả khác',
  money: 'Phí, lệ phí khác',
  'progress-missing': 'Thiếu dòng tiến độ',
  'progress-foreign': 'Dòng tiến độ lạ',
  'progress-doubled': 'Dòng tiến độ ghi hai lần',
  'progress-order': 'Tiến độ sai thứ tự',
  refused: 'Cổng từ chối tra cứu',
  unsendable: 'Không gửi được',
  late: 'Đồng bộ chậm',
  waiting: 'Chưa đồng bộ',
  'set-aside': 'Cổng từ chối, chờ xử lý',
};

const COLUMNS = [
  { head: 'Loại', width: 28 },
  { head: 'Mã thủ tục', width: 14 },
  { head: 'Tên thủ tục', width: 60 },
  { head: 'Số lần', width: 10 },
  { head: 'Còn chưa biết', width: 14 },
  { head: 'Trung vị (giây)', width: 16 },
  { head: 'Lâu nhất (giây)', width: 16 },
];

/** What the portal did not know, for how long. */
@Controller('operations/national-portal')
export class PortalUnknownController {
  constructor(private readonly unknown: PortalUnknown) {}

  @Get('unknown')
  @Endpoint({
    summary:
      'What the national portal did not know and for how long, by kind and procedure, the longest first',
    access: operators,
    query: period,
    answer: report,
  })
  async report(@Query() days: z.infer<typeof period>): Promise<z.infer<typeof report>> {
    return { items: await this.unknown.execute(days) };
  }

  @Get('unknown.xlsx')
  @Endpoint({
    summary: 'The same as a workbook',
    access: operators,
    query: period,
    produces: XLSX,
  })
  async workbook(@Query() days: z.infer<typeof period>): Promise<StreamableFile> {
    const lines = await this.unknown.execute(days);
    return new StreamableFile(writeWorkbook('Cổng chưa biết', COLUMNS, rowsOf(lines)), {
      type: XLSX,
      disposition: `attachment; filename="portal-unknown-${days.from}-${days.until}.xlsx"`,
    });
  }
}

async function* rowsOf(lines: readonly UnknownLine[]): AsyncGenerator<readonly Cell[]> {
  for (const { kind, procedure, times, open, median, longest } of lines) {
    yield [
      ...[IN_WORDS[kind], procedure.code, procedure.name],
      ...[times, open, Math.round(median), Math.round(longest)],
    ];
  }
}
