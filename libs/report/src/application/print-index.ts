import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { confinedInWords } from '../domain/confinement.ts';
import { INDEX_TITLE, type PrintedIndex } from '../domain/printed-index.ts';
import type { NationalIndexLine } from '../domain/index-table.ts';
import { indexPaper } from '../layout/index-paper.ts';
import { indexWorkbook } from '../layout/index-workbook.ts';
import { type IndexOrder, type IndicatorLine, type NationalIndex, ReportIndex } from './national-index.ts';
import type { ReportFormat } from './print-processing.ts';

/** The index of a period as it is handed in. */
@Injectable()
export class PrintIndex {
  constructor(
    private readonly index: ReportIndex,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Of the periods before it the last is a column; asked without, the column stays empty. @throws as {@link ReportIndex.execute} */
  async execute(reader: Reader, order: IndexOrder, format: ReportFormat): Promise<Buffer> {
    const printed = await this.printed(await this.index.execute(reader, order));
    return format === 'pdf' ? indexPaper(printed) : indexWorkbook(printed);
  }

  private async printed(index: NationalIndex): Promise<PrintedIndex> {
    const { about, from, to, lines, total, final, confinedBy } = index;
    const superior = about?.parentId ? await this.directory.byId(about.parentId) : null;
    return {
      title: INDEX_TITLE,
      period: { from, to },
      agency: about?.name ?? 'Các cơ quan phụ trách',
      superior: superior?.name ?? null,
      ...{ place: null, date: this.clock.now(), total },
      lines: lines.map(lineOf),
      notes: [
        'Điểm = điểm tối đa nếu tỷ lệ đạt mục tiêu, nếu không thì = tỷ lệ × điểm tối đa : mục tiêu.',
        ...confinedInWords(confinedBy),
        ...(final ? [] : ['Kỳ báo cáo chưa kết thúc: số liệu còn thay đổi.']),
        ...lines.map(noteOf),
      ],
    };
  }
}

const lineOf = ({ indicator, score, trend }: IndicatorLine): NationalIndexLine => ({
  name: indicator.name.vi,
  of: score?.of ?? null,
  met: score?.met ?? null,
  rate: score?.rate ?? null,
  points: score?.points ?? null,
  before: trend[0]?.points ?? null,
  ...{ target: indicator.target, maximum: indicator.maximum },
});

const noteOf = ({ indicator, noData }: IndicatorLine, place: number): string =>
  `(${place + 1}) ${indicator.name.vi}: ${indicator.formula.vi}.${noData ? ` Chưa có điểm: ${noData.vi}` : ''}`;
