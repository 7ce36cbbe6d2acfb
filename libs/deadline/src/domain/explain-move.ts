import { readableTime } from '#platform/clock';
import type { Bilingual } from '#platform/problem';
import type { DeadlineMove } from './deadline.ts';
import { explainSkippedTime } from './explain-skipped-time.ts';
import { lateEntryLines, standingStillInWords, suspensionInWords } from './explain-suspension.ts';
import type { LedgerLine, Setting } from './ledger.ts';
import { limitInWords } from './limit-words.ts';
import type { TimeLimit } from './time-limit.ts';

type Kind = DeadlineMove['kind'];
type MoveOf<K extends Kind> = Extract<DeadlineMove, { kind: K }>;

/** The lines of one move. @param dueBefore the due time before it, `null` at the receipt. */
export function explainMove(move: DeadlineMove, dueBefore: Date | null, setting: Setting): LedgerLine[] {
  const skipped = (since: Date | null) => explainSkippedTime(move, since, setting);
  switch (move.kind) {
    case 'counted':
      return [counted(move, setting), ...skipped(move.from)];
    case 'prolonged':
      return [...prolonged(move, dueBefore), ...skipped(dueBefore)];
    case 'restarted':
      return [...restarted(move), ...skipped(move.suspension.to)];
    case 'stayed-late':
      return stayedLate(move);
    case 'stands-still':
      return [...lateEntryLines(move.suspension, move.due.at), standsStill(move)];
    case 'phase-began':
      return [...phaseBegan(move, setting), ...skipped(move.at)];
    case 'extended':
      return [extended(move), ...skipped(dueBefore)];
  }
}

function counted({ phase, limit, due }: MoveOf<'counted'>, setting: Setting): LedgerLine {
  const words = limitInWords(limit);
  const part = partOf(setting, phase);
  const basis = basisOf(limit, setting);
  const time = readableTime(due.at);
  return {
    code: 'counted',
    at: null,
    vi: `Thời hạn giải quyết${part.vi}: ${words.vi}${basis.vi}, đến ${time}.`,
    en: `Time limit${part.en}: ${words.en}${basis.en}, until ${time}.`,
    dueAt: due.at,
  };
}

function prolonged({ suspension, due }: MoveOf<'prolonged'>, dueBefore: Date | null): LedgerLine[] {
  const time = readableTime(due.at);
  const effect =
    dueBefore?.getTime() === due.at.getTime()
      ? {
          vi: `không mất thời gian giải quyết nên hạn giữ nguyên, ${time}`,
          en: `no time of the limit was lost, so the due time stays, ${time}`,
        }
      : {
          vi: `hạn được lùi đúng thời gian tạm dừng, đến ${time}`,
          en: `the due time moves by what was suspended, to ${time}`,
        };
  return suspended('prolonged', suspension, due.at, effect);
}

function restarted({ suspension, limit, due }: MoveOf<'restarted'>): LedgerLine[] {
  const words = limitInWords(limit);
  const time = readableTime(due.at);
  return suspended('restarted', suspension, due.at, {
    vi: `hồ sơ đã đủ, thời hạn ${words.vi} được tính lại từ đầu (NĐ 61/2018, Điều 19), đến ${time}`,
    en: `the dossier is complete, its limit of ${words.en} is counted again (Decree 61/2018, art. 19), until ${time}`,
  });
}

const stayedLate = ({ suspension, due }: MoveOf<'stayed-late'>): LedgerLine[] =>
  suspended('stayed-late', suspension, due.at, {
    vi: `lúc tạm dừng hồ sơ đã quá hạn nên hạn giữ nguyên, ${readableTime(due.at)}`,
    en: `the dossier was late when it was suspended, so the due time stays, ${readableTime(due.at)}`,
  });

const standsStill = ({ suspension, due }: MoveOf<'stands-still'>): LedgerLine => ({
  code: 'stands-still',
  at: suspension.from,
  ...standingStillInWords(suspension),
  dueAt: due.at,
});

function phaseBegan({ at, phase, limit, after, due }: MoveOf<'phase-began'>, setting: Setting): LedgerLine[] {
  const words = limitInWords(limit);
  const part = partOf(setting, phase);
  const [began, time] = [readableTime(at), readableTime(due.at)];
  const wait = after && suspensionInWords(after);
  return [
    ...(after ? lateEntryLines(after, due.at) : []),
    {
      code: 'phase-began',
      at,
      vi: `${wait ? `${wait.vi}. ` : ''}Bắt đầu${part.vi} lúc ${began}: ${words.vi}, đến ${time}.`,
      en: `${wait ? `${wait.en}. ` : ''}The count${part.en} began at ${began}: ${words.en}, until ${time}.`,
      dueAt: due.at,
    },
  ];
}

function extended({ extension, late, due }: MoveOf<'extended'>): LedgerLine {
  const { at, reason, ground } = extension;
  const by = limitInWords(extension.by);
  const time = readableTime(due.at);
  const lateVi = late ? ' Xin lỗi muộn: phải báo trước hạn ít nhất 01 ngày làm việc.' : '';
  const lateEn = late ? ' The apology came late: it is due at least one working day before the limit.' : '';
  return {
    code: 'extended',
    at,
    vi: `Gia hạn ${by.vi}, xin lỗi và hẹn lại đến ${time}. Lý do: ${reason}. Căn cứ: ${ground}.${lateVi}`,
    en: `Extended by ${by.en} with an apology, until ${time}. Reason: ${reason}. Ground: ${ground}.${lateEn}`,
    dueAt: due.at,
  };
}

function suspended(
  code: LedgerLine['code'],
  suspension: MoveOf<'prolonged'>['suspension'],
  dueAt: Date,
  effect: Bilingual,
): LedgerLine[] {
  const wait = suspensionInWords(suspension);
  return [
    ...lateEntryLines(suspension, dueAt),
    { code, at: suspension.to, vi: `${wait.vi}: ${effect.vi}.`, en: `${wait.en}: ${effect.en}.`, dueAt },
  ];
}

const partOf = ({ terms }: Setting, phase: number): Bilingual =>
  terms.phases.length > 1
    ? { vi: ` giai đoạn ${phase}/${terms.phases.length}`, en: ` of phase ${phase} of ${terms.phases.length}` }
    : { vi: '', en: '' };

/** How a working day is counted; other units leave no choice. */
function basisOf({ unit }: TimeLimit, { terms }: Setting): Bilingual {
  if (unit !== 'working-day') return { vi: '', en: '' };
  return terms.counting === 'whole-days'
    ? { vi: ' (tính theo ngày)', en: ' (counted by whole days)' }
    : { vi: ' (tính theo giờ làm việc)', en: ' (counted by working time)' };
}
