import type { Board, WatchedDossier } from '../api/answers.ts';
import type { Stage } from '../stage.ts';
import { day, moment, short } from '../timeline.ts';
import { roleName } from '../vocabulary.ts';
import { instant } from '../world.ts';

/** Unfinished dossiers by agency. */
export function showBoard({ timeline }: Stage, { at, lines }: Board): void {
  timeline.section(
    'Bảng theo dõi của người giám sát',
    `unfinished dossiers by agency at ${moment(instant(at))}`,
  );
  timeline.table(
    ['Cơ quan', 'Đang giải quyết', 'Quá hạn', 'Sắp đến hạn', 'Trong hạn', 'Tạm dừng'],
    lines.map(({ agency, unfinished, late, dueSoon, onTrack, suspended }) => [
      agency.name,
      ...[unfinished, late, dueSoon, onTrack, suspended].map(String),
    ]),
  );
}

/**
 * Dossiers a supervisor is to look at, with who holds each.
 * @param own codes of the story's own; those earlier runs left behind are only counted
 */
export function showWatched(
  { timeline }: Stage,
  { title, english, own }: { title: string; english: string; own: readonly string[] },
  found: readonly WatchedDossier[],
): void {
  timeline.section(title, english);
  const shown = found.filter(({ code }) => own.includes(code));
  for (const { code, procedure, dueAt, heldBy } of shown) {
    timeline.detail(`${code}  hẹn ${day(instant(dueAt))}  ${short(procedure.name, 50)}`, 4);
    for (const { step, agency, role, since, officers } of heldBy) {
      timeline.detail(
        `đang ở bước “${step}”, ${agency.name}, ${roleName(role)} (${officers.join(', ')}), từ ${day(instant(since))}`,
        8,
      );
    }
  }
  const others = found.length - shown.length;
  if (others > 0) timeline.detail(`… và ${others} hồ sơ khác, còn lại từ trước`, 4);
}
