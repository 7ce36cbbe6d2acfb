import { readableDate } from '#platform/clock';

/** What the mail of the day speaks of, in the order it does. */
export const DIGEST_PARTS = ['late', 'today', 'next-day', 'unclaimed', 'threshold', 'failed'] as const;
export type DigestPart = (typeof DIGEST_PARTS)[number];

export interface DigestFigure {
  /** Of dossiers. */
  count: number;
  /** Codes of some of the dossiers, the most urgent first; none of those that are secret. */
  codes: readonly string[];
}

/** What awaits an officer; at least one part is there. */
export type DigestFigures = Partial<Record<DigestPart, DigestFigure>>;

/** The mail before it is laid out. */
export interface DigestLetter {
  subject: string;
  news: string;
  facts: readonly (readonly [label: string, value: string])[];
  next: string;
}

const LABELS: Record<DigestPart, string> = {
  late: 'Quá hạn',
  today: 'Đến hạn hôm nay',
  'next-day': 'Đến hạn ngày làm việc tới',
  unclaimed: 'Mới, chờ người nhận xử lý',
  threshold: 'Đến mốc thời hạn cần chú ý',
  failed: 'Có thông báo không đến người nộp hồ sơ',
};

/** Counts and codes alone: the mail leaves the house. @param day `YYYY-MM-DD` */
export function digestLetter(day: string, figures: DigestFigures): DigestLetter {
  const parts = DIGEST_PARTS.flatMap((part) => {
    const figure = figures[part];
    return figure ? [[LABELS[part], figure] as const] : [];
  });
  return {
    subject: `Việc ngày ${readableDate(day)}: ${parts
      .map(([label, { count }]) => `${count} ${lowered(label)}`)
      .join(', ')}`,
    news: `Những việc đang chờ anh/chị sáng ngày ${readableDate(day)}:`,
    facts: parts.map(([label, figure]) => [label, told(figure)]),
    next:
      'Xin mở phần mềm một cửa để xem chi tiết và xử lý. Thư này không nêu tên người nộp hồ sơ. ' +
      'Nếu không muốn nhận thư này, anh/chị có thể tắt trong mục thông báo của mình.',
  };
}

const lowered = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

function told({ count, codes }: DigestFigure): string {
  if (codes.length === 0) return String(count);
  const others = count - codes.length;
  return `${count}: ${codes.join(', ')}${others > 0 ? ` và ${others} hồ sơ khác` : ''}`;
}
