import type { Bilingual } from '#platform/problem';
import type { SuspensionReason } from './clock-history.ts';
import type { TimeLimit } from './time-limit.ts';

const UNITS: Record<TimeLimit['unit'], Bilingual> = {
  'working-hour': { vi: 'giờ làm việc', en: 'working hour(s)' },
  'working-day': { vi: 'ngày làm việc', en: 'working day(s)' },
  'calendar-day': { vi: 'ngày', en: 'calendar day(s)' },
  month: { vi: 'tháng', en: 'month(s)' },
  'same-day': { vi: 'trong ngày', en: 'the same day' },
};

/** A limit as people say it: `2,5 ngày làm việc`. */
export function limitInWords({ amount, unit }: TimeLimit): Bilingual {
  const { vi, en } = UNITS[unit];
  if (unit === 'same-day') return { vi, en };
  return { vi: `${amount.toLocaleString('vi-VN')} ${vi}`, en: `${amount} ${en}` };
}

/** Why the clock stood still, as it stands in a sentence after "because". */
export const SUSPENSION_WORDS: Record<SuspensionReason, Bilingual> = {
  supplement: { vi: 'chờ bổ sung hồ sơ', en: 'a supplement was awaited' },
  'financial-obligation': {
    vi: 'chờ thực hiện nghĩa vụ tài chính',
    en: 'a financial obligation was awaited',
  },
  'applicant-request': { vi: 'theo đề nghị của người nộp', en: 'the applicant asked for it' },
  'force-majeure': { vi: 'vì lý do bất khả kháng', en: 'of force majeure' },
  closed: { vi: 'vì hồ sơ đã kết thúc, sau đó được mở lại', en: 'it had ended, to be reopened later' },
};
