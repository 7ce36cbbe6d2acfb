import type { Bilingual } from '#platform/problem';

/** How satisfied somebody is: three levels, as officers are scored 2, 1 or 0 (TT 01/2018/TT-VPCP Đ.13). */
export const LEVELS = ['very-satisfied', 'satisfied', 'not-satisfied'] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_WORDS: Readonly<Record<Level, Bilingual>> = {
  'very-satisfied': { vi: 'Rất hài lòng', en: 'Very satisfied' },
  satisfied: { vi: 'Hài lòng', en: 'Satisfied' },
  'not-satisfied': { vi: 'Không hài lòng', en: 'Not satisfied' },
};

/** What somebody was content with, or not; any number of them. */
export const REASONS = [
  ...(['attitude', 'guidance', 'papers', 'time', 'contacts', 'cost', 'premises', 'result'] as const),
] as const;
export type Reason = (typeof REASONS)[number];

export const REASON_WORDS: Readonly<Record<Reason, Bilingual>> = {
  attitude: { vi: 'Thái độ phục vụ', en: 'How I was treated' },
  guidance: { vi: 'Việc hướng dẫn hồ sơ', en: 'How I was guided' },
  papers: { vi: 'Giấy tờ phải nộp', en: 'Papers asked of me' },
  time: { vi: 'Thời gian giải quyết', en: 'The time it took' },
  contacts: { vi: 'Số lần phải đi lại', en: 'How often I had to come' },
  cost: { vi: 'Phí, lệ phí và chi phí khác', en: 'Fees and other costs' },
  premises: { vi: 'Nơi tiếp nhận, trang thiết bị', en: 'The place and its equipment' },
  result: { vi: 'Kết quả nhận được', en: 'The result itself' },
};

/** Characters of the applicant's own words. */
export const LONGEST_COMMENT = 1000;

/** What an applicant says. */
export interface Rating {
  level: Level;
  /** Of whoever took the dossier in, and of whoever examined it. */
  receivedLevel: Level | null;
  handledLevel: Level | null;
  reasons: readonly Reason[];
  comment: string | null;
}

/** How many said what. */
export interface Satisfaction {
  total: number;
  verySatisfied: number;
  satisfied: number;
  notSatisfied: number;
}
