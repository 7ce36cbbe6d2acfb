import { limitInWords } from '#deadline';
import { readableTime } from '#platform/clock';
import type { Notice } from '../notice.ts';

/** An e-mail before it is laid out; greeting, tracking address and the desk's particulars are added to each. */
export interface Letter {
  subject: string;
  /** What happened. */
  news: string;
  facts: readonly (readonly [label: string, value: string])[];
  /** Things to bring, one a line; empty for most. */
  items: readonly string[];
  /** What to do now. */
  next: string;
}

/** How one intent is said. Both are written with accents; the SMS loses them on its way out. */
export interface Wording<About = Notice> {
  /** What must not be lost comes first: a text that is too long is cut from the end. */
  sms(notice: About): string;
  letter(notice: About): Letter;
}

/** How the applicant is addressed. */
export const you = ({ applicant }: Pick<Notice, 'applicant'>): string =>
  applicant.isPerson ? 'ông/bà' : 'quý đơn vị';

/** The same at the beginning of a sentence. */
export const sentenceYou = ({ applicant }: Pick<Notice, 'applicant'>): string =>
  applicant.isPerson ? 'Ông/bà' : 'Quý đơn vị';

export function appointmentOf({ appointment, nextPhase }: Notice): string {
  if (!appointment) return 'sẽ báo khi có kết quả';
  const time = `${readableTime(appointment.at)}${appointment.isProvisional ? ' (tạm tính, chờ lịch nghỉ năm sau)' : ''}`;
  if (!nextPhase) return time;
  return `${time} có thông báo nghĩa vụ tài chính; kết quả trả sau ${limitInWords(nextPhase).vi} kể từ khi nộp chứng từ`;
}

/** Whom to ask, for an SMS; the number first, since the name may be long. */
export const askAt = ({ desk }: Pick<Notice, 'desk'>): string => `ĐT ${desk.phone}, ${desk.name}`;

/** Where to go, for an SMS. */
export const comeTo = ({ desk }: Pick<Notice, 'desk'>): string => `${desk.name}, ĐT ${desk.phone}`;

/** Where to go, for a letter. */
export const addressOf = ({ desk }: Pick<Notice, 'desk'>): string => `${desk.name}, ${desk.address}`;
