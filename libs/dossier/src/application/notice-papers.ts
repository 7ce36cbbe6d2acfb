import { Injectable, Module } from '@nestjs/common';

/** Papers that the law has a form for, each about one act. */
export type NoticePaper = 'receipt' | 'supplement-request' | 'refusal' | 'apology' | 'stop-notice';

/** Draws papers. */
export interface PaperPrinter {
  /**
   * @param sequence of the history: the paper is about the last act of its kind until then
   * @returns PDF; undefined when there was no such act
   */
  print(dossierId: string, paper: NoticePaper, sequence: number): Promise<Buffer | undefined>;
}

/** Between those who draw papers and those who send them along. Modules add theirs while they start. */
@Injectable()
export class NoticePapers implements PaperPrinter {
  private readonly printers: PaperPrinter[] = [];

  add(printer: PaperPrinter): void {
    this.printers.push(printer);
  }

  async print(dossierId: string, paper: NoticePaper, sequence: number): Promise<Buffer | undefined> {
    for (const printer of this.printers) {
      const printed = await printer.print(dossierId, paper, sequence);
      if (printed) return printed;
    }
    return undefined;
  }
}

/** Where both meet. */
@Module({ providers: [NoticePapers], exports: [NoticePapers] })
export class NoticePapersModule {}
