/** Over what officers are told besides their list. */
const ALSO = ['email', 'sms', 'digest'] as const;
export type Also = (typeof ALSO)[number];

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

/** What an officer is told at once, of one dossier. */
export interface LadderNews {
  /** Null = it is not told outside the system: the dossier is secret. */
  code: string | null;
  /** Percent; null = they were urged on. */
  share: number | null;
  /** Of the step or of the dossier, in Viet Nam's words for it. */
  due: string | null;
}

/** Named in one message; the others are counted. */
const NAMED = 20;

const words = ({ share, due }: LadderNews): string =>
  [share === null ? 'được đôn đốc' : `đã dùng ${share}% thời hạn`, due && `hạn ${due}`]
    .filter((part) => part !== null && part !== '')
    .join(', ');

const SECRET = 'Hồ sơ không nêu mã';

/** The letter before it is laid out: it leaves the house, so that it names codes alone, and no secret one. */
export function ladderLetter(news: readonly LadderNews[]) {
  const named = news.slice(0, NAMED).map((one) => [one.code ?? SECRET, words(one)] as const);
  const others = news.length - named.length;
  return {
    subject: `Cảnh báo thời hạn: ${news.length} hồ sơ cần chú ý`,
    news: 'Những hồ sơ sau đã đến mốc thời hạn cần chú ý hoặc được đôn đốc:',
    facts: [...named, ...(others > 0 ? [['Ngoài ra', `${others} hồ sơ khác`] as const] : [])],
    next: 'Xin mở phần mềm một cửa để xem chi tiết và xử lý. Thư này không nêu tên người nộp hồ sơ.',
  };
}

/** Some codes fit into one text message. */
const IN_SMS = 5;

export function ladderText(news: readonly LadderNews[]): string {
  const codes = news.flatMap(({ code }) => code ?? []).slice(0, IN_SMS);
  const naming = codes.length > 0 ? ` (${codes.join(', ')}${news.length > codes.length ? ', ...' : ''})` : '';
  return `Một cửa: ${news.length} hồ sơ đến mốc thời hạn cần chú ý${naming}. Xin mở phần mềm để xử lý.`;
}
