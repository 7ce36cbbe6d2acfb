import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { type FormColumn, writeForm } from '#platform/workbook';
import { BATCH_SHEET, batchColumns, type BatchColumn, MOST_ROWS } from '../../domain/batch/batch-columns.ts';
import type { WantedCase } from '../../domain/intake-request.ts';
import { PrepareReception } from '../prepare-reception.ts';

/** Writes the workbook that receptions of a case are filled into. */
@Injectable()
export class WriteTemplate {
  constructor(private readonly prepare: PrepareReception) {}

  /** @throws procedure.*, intake.desk-required, .procedure-not-received-here */
  async execute(wanted: WantedCase & { desk?: string | undefined }, officer: Principal): Promise<Buffer> {
    const { terms, procedure, caseCode } = await this.prepare.ground(wanted, officer);
    const columns = batchColumns(terms.components);
    const of = `${procedure.definition.name} (${caseCode ?? procedure.definition.code})`;
    return writeForm(
      { name: BATCH_SHEET, columns: columns.map(formColumn), rows: MOST_ROWS },
      {
        name: 'Hướng dẫn',
        columns: [
          { head: 'Cột', width: 50 },
          { head: 'Cách điền', width: 110 },
        ],
        lines: [
          ['Thủ tục', of],
          ...GENERAL.map((line) => ['Chung', line]),
          ...columns.map(({ title, guidance }) => [title, guidance]),
        ],
      },
    );
  }
}

const GENERAL = [
  `Mỗi dòng của trang “${BATCH_SHEET}” là một hồ sơ, nhiều nhất ${MOST_ROWS} dòng; không đổi tên cột, không dùng công thức.`,
  'Hãy kiểm tra thử trước khi tiếp nhận. Dòng có lỗi không được tiếp nhận, các dòng khác vẫn được tiếp nhận.',
  'Sửa dòng lỗi rồi gửi lại cả tệp: dòng đã tiếp nhận không bị tiếp nhận lần nữa mà được trả lại đúng mã hồ sơ cũ.',
  'Một hồ sơ khác có mọi ô giống hệt dòng đã tiếp nhận phải ghi thêm điều khác biệt ở cột “Ghi chú”.',
];

const formColumn = ({ title, width, holds }: BatchColumn): FormColumn => ({
  ...{ head: title, width, asText: holds === 'text' },
  ...(typeof holds === 'object' && { choices: Object.keys(holds) }),
});
