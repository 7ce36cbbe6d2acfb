import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { besideInWords } from '../domain/beside-processing.ts';
import { confinedInWords } from '../domain/confinement.ts';
import type { Grouping } from '../domain/grouping.ts';
import { pausedInWords, type PrintedReport, PROCESSING_TITLE } from '../domain/printed-report.ts';
import { processingPaper } from '../layout/processing-paper.ts';
import { processingWorkbook } from '../layout/processing-workbook.ts';
import { type ProcessingReport, type ReportOrder, ReportProcessing } from './processing-report.ts';

export const REPORT_FORMATS = ['pdf', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const ABOUT: Record<Grouping, string> = {
  field: 'Lĩnh vực',
  agency: 'Cơ quan, đơn vị',
  procedure: 'Thủ tục hành chính',
  officer: 'Cán bộ, công chức',
};

/** The official form of a period as it is handed in. */
@Injectable()
export class PrintProcessing {
  constructor(
    private readonly reports: ReportProcessing,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws as {@link ReportProcessing.execute} */
  async execute(reader: Reader, order: ReportOrder, format: ReportFormat): Promise<Buffer> {
    const printed = await this.printed(await this.reports.execute(reader, order));
    return format === 'pdf' ? processingPaper(printed) : processingWorkbook(printed);
  }

  private async printed({
    about,
    by,
    from,
    to,
    lines,
    total,
    final,
    beside,
    confinedBy,
  }: ProcessingReport): Promise<PrintedReport> {
    const superior = about?.parentId ? await this.directory.byId(about.parentId) : null;
    return {
      title: PROCESSING_TITLE,
      period: { from, to },
      agency: about?.name ?? 'Các cơ quan phụ trách',
      superior: superior?.name ?? null,
      ...{ place: null, date: this.clock.now(), about: ABOUT[by], lines, total },
      notes: [
        pausedInWords(total),
        ...confinedInWords(confinedBy),
        ...besideInWords(beside),
        ...(final ? [] : ['Kỳ báo cáo chưa kết thúc: số liệu còn thay đổi.']),
      ],
    };
  }
}
