import { readableTime } from '#platform/clock';
import type { WorkingCalendar } from '#working-calendar';
import type { Deadline } from './deadline.ts';
import type { DeadlineTerms } from './deadline-terms.ts';
import { explainMove } from './explain-move.ts';
import { explainReceipt } from './explain-receipt.ts';
import type { LedgerLine } from './ledger.ts';

/**
 * A due time told line by line, for the citizen, the officer and the inspector alike: the receipt and the rule it starts by,
 * every move with what it skips and rests on, and, last, the due time itself.
 */
export function explainDeadline(
  deadline: Deadline,
  terms: DeadlineTerms,
  receivedAt: Date,
  calendar: WorkingCalendar,
): LedgerLine[] {
  const { dueAt, moves } = deadline;
  const setting = { terms, calendar };
  return [
    explainReceipt(receivedAt, moves[0]?.due.at ?? dueAt, setting),
    ...moves.flatMap((move, index) => explainMove(move, moves[index - 1]?.due.at ?? null, setting)),
    ...missedLines(deadline),
    { code: 'due', at: null, ...conclusion(deadline, terms), dueAt },
  ];
}

const missedLines = ({ missed, dueAt }: Deadline): LedgerLine[] =>
  missed
    ? [
        {
          code: 'missed',
          at: null,
          vi: 'Đã có một lần hẹn không giữ được đúng hạn: hồ sơ được tính là quá hạn, dù trả trước ngày hẹn mới.',
          en: 'An earlier appointment was not kept in time: the dossier counts as late even if the new one is.',
          dueAt,
        },
      ]
    : [];

function conclusion({ dueAt, provisional, standsStill, phase }: Deadline, { phases }: DeadlineTerms) {
  const time = readableTime(dueAt);
  if (standsStill) {
    return {
      vi: `Thời hạn đang tạm dừng; ngày hẹn (trước khi tạm dừng là ${time}) được tính lại khi thời hạn tiếp tục.`,
      en: `The clock stands still; the due time (${time} when it stopped) is reckoned again when it runs on.`,
    };
  }
  const part =
    phases.length > 1
      ? { vi: ` giai đoạn ${phase}/${phases.length}`, en: ` of phase ${phase} of ${phases.length}` }
      : { vi: '', en: '' };
  const until = provisional
    ? {
        vi: ' (tạm tính, tính lại khi có lịch nghỉ của năm đó)',
        en: ' (provisional, until the days off of that year are published)',
      }
    : { vi: '', en: '' };
  return {
    vi: `Hạn giải quyết${part.vi}: ${time}${until.vi}.`,
    en: `Due time${part.en}: ${time}${until.en}.`,
  };
}
