import type { HistoryRow } from '../api/answers.ts';
import * as api from '../api/dossiers.ts';
import { Refusal } from '../api/refusal.ts';
import type { Followed } from '../followed.ts';
import type { Stage } from '../stage.ts';
import { short } from '../timeline.ts';
import { abbreviated, portalStatusName, statusWords } from '../vocabulary.ts';
import { type HeldDossier, instant, type ProgressRow } from '../world.ts';

/** Who did what when, row by row beside what the national portal holds. */
export async function showHistory(stage: Stage, followed: Followed): Promise<void> {
  const { timeline } = stage;
  const rows = await api.history(followed.desk, followed.id);
  const held = await heldAtPortal(stage, followed.code);
  timeline.section('Ai đã làm gì, lúc nào', 'history, and the same row in the national portal’s ledger');
  timeline.table(
    ['Lúc', 'Việc', 'Trạng thái', 'Hẹn trả', 'Cổng DVCQG'],
    rows.map((row, index) => cellsOf(row, rows[index - 1], held?.progress[index])),
    rows.map(({ officer: { name, title, agency } }) =>
      short(abbreviated(`${name}, ${title}, ${agency}`), 93),
    ),
  );
  compare(stage, rows, held);
  for (const { sequence, lastError } of await api.publications(followed.desk, followed.id)) {
    if (lastError) timeline.detail(`dòng ${sequence} chưa lên Cổng được: ${lastError}`, 6);
  }
}

function cellsOf(
  row: HistoryRow,
  before: HistoryRow | undefined,
  published: ProgressRow | undefined,
): string[] {
  const moved = row.dueAt !== null && row.dueAt !== before?.dueAt;
  return [
    instant(row.at).toFormat('HH:mm dd/MM'),
    short(row.name, 46),
    row.status === before?.status ? '' : short(statusWords(row.status).name, 26),
    moved && row.dueAt !== null ? instant(row.dueAt).toFormat('HH:mm dd/MM') : '',
    published ? `${isSame(row, published) ? '✓' : '✗'} ${published.TrangThai}` : '–',
  ];
}

function compare({ findings }: Stage, rows: readonly HistoryRow[], held: HeldDossier | undefined): void {
  const last = rows.at(-1);
  const equal =
    held !== undefined &&
    last !== undefined &&
    held.status === statusWords(last.status).portal &&
    held.progress.length === rows.length &&
    rows.every((row, index) => isSame(row, held.progress[index]));
  const disorder = held?.progress.some(({ outOfOrder, duplicate }) => outOfOrder || duplicate) ?? false;
  const holds = held ? `${held.status} (${portalStatusName(held.status)})` : 'không có hồ sơ này';
  findings.expect(
    equal && !disorder,
    `Cổng Dịch vụ công Quốc gia giữ trạng thái ${holds} và ${held?.progress.length ?? 0} dòng tiến độ, ` +
      `khớp ${rows.length} dòng lịch sử, đúng thứ tự, không trùng`,
  );
}

const isSame = (row: HistoryRow, published: ProgressRow | undefined): boolean =>
  published !== undefined &&
  published.TrangThai === statusWords(row.status).portal &&
  published.ThoiDiemXuLy === instant(row.at).toFormat('yyyyMMddHHmmss') &&
  published.NguoiXuLy === row.officer.name &&
  published.PhongBanXuLy === row.officer.agency &&
  (published.NoiDungXuLy ?? '').startsWith(row.name);

async function heldAtPortal({ world }: Stage, code: string): Promise<HeldDossier | undefined> {
  try {
    return await world.held(code);
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'portal.dossier-unknown') return undefined;
    throw error;
  }
}
