import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FindHandOverList } from '#dossier';
import type { Principal } from '#identity';
import { writeWorkbook } from '#platform/workbook';
import { HAND_OVER_COLUMNS, handOverCells, type HandOverPaper } from '../domain/hand-over-paper.ts';
import { drawHandOverList } from '../layout/forms/hand-over-list.ts';

/** Prints a hand-over list from what was written down when it was made. */
@Injectable()
export class PrintHandOverList {
  constructor(private readonly find: FindHandOverList) {}

  /** @throws dossier.hand-over-list-unknown */
  async pdf(officer: Principal, id: string): Promise<Buffer> {
    return drawHandOverList(await this.paper(officer, id));
  }

  /** @throws dossier.hand-over-list-unknown */
  async workbook(officer: Principal, id: string): Promise<Readable> {
    const { lines } = await this.paper(officer, id);
    return writeWorkbook('Danh sách bàn giao', HAND_OVER_COLUMNS, Readable.from(lines.map(handOverCells)));
  }

  private async paper(officer: Principal, id: string): Promise<HandOverPaper> {
    const list = await this.find.execute(officer, id);
    return {
      ...{
        number: list.number,
        from: list.fromName,
        to: list.toName,
        madeAt: list.madeAt,
        lines: list.lines,
      },
      madeBy: { name: list.madeByName, title: list.madeByTitle },
      receivedBy: list.receivedByName === null ? null : { name: list.receivedByName },
    };
  }
}
