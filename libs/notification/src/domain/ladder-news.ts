import { segmentsOf } from './sms-segments.ts';
import { smsText } from './sms-text.ts';

/** Over what officers are told besides their list. */
const ALSO = ['email', 'sms', 'digest'] as const;
export type Also = (typeof ALSO)[number];

/** Of these, what goes out for itself. */
export type LadderWay = Exclude<Also, 'digest'>;

/** A rung that is told: a role, or who holds the step. */
export interface ToldRung {
  rung: string;
  also: Also[];
}

/** Rungs as messages name them: with commas between, each followed by what it is told over, after plus signs. */
export const readTell = (tell: string): ToldRung[] =>
  tell.split(',').map((one) => {
    const [rung = '', ...also] = one.split('+');
    return { rung, also: ALSO.filter((way) => also.includes(way)) };
  });

/** What an officer is told of one dossier. */
export interface LadderNews {
  /** Null = it is not told outside the system: the dossier is secret. */
  code: string | null;
  /** Percent, the highest; null = none was reached. */
  share: number | null;
  /** They were urged on. */
  isNudged: boolean;
  /** Of the step or of the dossier, in Viet Nam's words for it. */
  due: string | null;
}

/** What an officer is told at once. */
export interface Tidings {
  /** Dossiers. */
  count: number;
  /** At least one of them, those due first. */
  named: readonly LadderNews[];
  /** Of some a share of the limit is used up. */
  isReached: boolean;
  /** With some they are urged on. */
  isNudged: boolean;
}

const words = ({ share, isNudged, due }: LadderNews): string =>
  [share !== null && `đã dùng ${share}% thời hạn`, isNudged && 'được đôn đốc', due && `hạn ${due}`]
    .filter((part) => part)
    .join(', ');

/** What happened to the dossiers. */
function happened({ isReached, isNudged }: Tidings): string {
  if (!isReached) return 'được đôn đốc';
  return isNudged ? 'đến mốc thời hạn cần chú ý hoặc được đôn đốc' : 'đến mốc thời hạn cần chú ý';
}

const SECRET = 'Hồ sơ không nêu mã';

/** The letter before it is laid out: it leaves the house, so that it names codes alone, and no secret one. */
export function ladderLetter(tidings: Tidings) {
  const named = tidings.named.map((one) => [one.code ?? SECRET, words(one)] as const);
  const others = tidings.count - named.length;
  return {
    subject: tidings.isReached
      ? `Cảnh báo thời hạn: ${tidings.count} hồ sơ cần chú ý`
      : `Đôn đốc: ${tidings.count} hồ sơ cần xử lý`,
    news: `Những hồ sơ sau ${happened(tidings)}:`,
    facts: [...named, ...(others > 0 ? [['Ngoài ra', `${others} hồ sơ khác`] as const] : [])],
    next: 'Xin mở phần mềm một cửa để xem chi tiết và xử lý. Thư này không nêu tên người nộp hồ sơ.',
  };
}

/** Beyond these nobody reads on. */
const IN_SMS = 5;

/** The text, with as many codes as go into one segment. */
export function ladderText(tidings: Tidings): string {
  const codes = tidings.named.flatMap(({ code }) => code ?? []).slice(0, IN_SMS);
  for (let shown = codes.length; shown > 0; shown -= 1) {
    const text = naming(tidings, codes.slice(0, shown));
    if (segmentsOf(smsText(text)).parts.length === 1) return text;
  }
  return naming(tidings, []);
}

function naming(tidings: Tidings, codes: readonly string[]): string {
  const more = tidings.count > codes.length ? ', ...' : '';
  const named = codes.length > 0 ? ` (${codes.join(', ')}${more})` : '';
  return `Một cửa: ${tidings.count} hồ sơ ${happened(tidings)}${named}. Xin mở phần mềm để xử lý.`;
}
