import type { Board, WatchedDossier } from '../api/answers.ts';
import type { Stage } from '../stage.ts';
import { day, moment, short } from '../timeline.ts';
import { roleName } from '../vocabulary.ts';
import { instant } from '../world.ts';

const MOST_SHOWN = 6;

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

/** Dossiers a supervisor is to look at, with who holds each. */
export function showWatched(
  { timeline }: Stage,
  title: string,
  english: string,
  found: readonly WatchedDossier[],
): void {
  timeline.section(title, english);
  for (const { code, procedure, dueAt, heldBy } of found.slice(0, MOST_SHOWN)) {
    timeline.detail(`${code}  hẹn ${day(instant(dueAt))}  ${short(procedure.name, 50)}`, 4);
    for (const { step, agency, role, since, officers } of heldBy) {
      timeline.detail(
        `đang ở bước “${step}”, ${agency.name}, ${roleName(role)} (${officers.join(', ')}), từ ${day(instant(since))}`,
        8,
      );
    }
  }
  if (found.length > MOST_SHOWN) timeline.detail(`… và ${found.length - MOST_SHOWN} hồ sơ khác`, 4);
}
