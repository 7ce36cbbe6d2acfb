import type { HistoryFaultCode } from '#deadline';
import type { Bilingual } from '#platform/problem';

/** Why an event cannot have happened when it is said to, as it stands after a colon. */
export const HISTORY_FAULT_WORDS: Record<HistoryFaultCode, Bilingual> = {
  'before-reception': { vi: 'trước lúc tiếp nhận hồ sơ', en: 'it lies before the reception' },
  'ends-before-it-starts': { vi: 'kết thúc trước khi bắt đầu', en: 'it ends before it begins' },
  overlaps: { vi: 'trùng với một lần tạm dừng khác', en: 'it overlaps another suspension' },
  'while-suspended': {
    vi: 'trong lúc đó hồ sơ đã được gia hạn hoặc sang giai đoạn khác',
    en: 'the dossier was extended, or entered another phase, within it',
  },
  'after-the-end': { vi: 'sau khi hồ sơ đã kết thúc', en: 'it lies after the end of the dossier' },
  'phase-unknown': { vi: 'không có giai đoạn này', en: 'there is no such phase' },
};
