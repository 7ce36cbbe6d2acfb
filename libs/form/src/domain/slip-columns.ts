import { readableTime } from '#platform/clock';
import type { ControlSlip } from './form-content.ts';
import { VERDICT_WORDS } from './hand-overs.ts';

/** Columns of control slips in a workbook: a row a hand-over. */
export const SLIP_COLUMNS = [
  { head: 'Mã hồ sơ', width: 24 },
  { head: 'Tên thủ tục hành chính', width: 40 },
  { head: 'TT', width: 5 },
  { head: 'Bước', width: 30 },
  { head: 'Người giao', width: 24 },
  { head: 'Cơ quan giao', width: 34 },
  { head: 'Người nhận', width: 24 },
  { head: 'Cơ quan nhận', width: 34 },
  { head: 'Thời gian giao', width: 20 },
  { head: 'Thời gian nhận', width: 20 },
  { head: 'Hạn', width: 20 },
  { head: 'Hoàn thành', width: 20 },
  { head: 'Kết quả', width: 16 },
  { head: 'Ghi chú', width: 30 },
];

const time = (at: Date | null): string => (at ? readableTime(at) : '');

export const slipRows = ({ code, procedure, handOvers }: ControlSlip): string[][] =>
  handOvers.map((one, index) => [
    ...[code, procedure, String(index + 1), one.step, one.giver, one.giverAgency ?? ''],
    ...[one.receiver ?? '', one.receiverAgency, time(one.givenAt), time(one.takenAt), time(one.dueAt)],
    ...[time(one.finishedAt), VERDICT_WORDS[one.verdict], one.note ?? ''],
  ]);
