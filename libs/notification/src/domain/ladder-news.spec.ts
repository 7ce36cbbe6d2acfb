import { ladderLetter, type LadderNews, ladderText, type Tidings } from './ladder-news.ts';
import { segmentsOf } from './sms-segments.ts';
import { smsText } from './sms-text.ts';

const news = (changes: Partial<LadderNews> = {}): LadderNews => ({
  code: 'H99.41.01-260302-0001',
  ...{ share: 75, isNudged: false, due: '10:00 ngày 04/03/2026' },
  ...changes,
});
const tidings = (named: LadderNews[], count = named.length): Tidings => ({
  ...{ count, named },
  isReached: named.some(({ share }) => share !== null),
  isNudged: named.some(({ isNudged }) => isNudged),
});
const nudged = news({ code: 'H99.41.01-260302-0002', share: null, isNudged: true });

describe('what officers are told of limits', () => {
  it('says in the letter what there is of each dossier, and how many are not named', () => {
    expect(
      ladderLetter(tidings([news({ isNudged: true }), news({ code: null, share: 100, due: null })], 12)),
    ).toMatchObject({
      subject: 'Cảnh báo thời hạn: 12 hồ sơ cần chú ý',
      news: 'Những hồ sơ sau đến mốc thời hạn cần chú ý hoặc được đôn đốc:',
      facts: [
        ['H99.41.01-260302-0001', 'đã dùng 75% thời hạn, được đôn đốc, hạn 10:00 ngày 04/03/2026'],
        ['Hồ sơ không nêu mã', 'đã dùng 100% thời hạn'],
        ['Ngoài ra', '10 hồ sơ khác'],
      ],
    });
  });

  it('speaks of no limit where nobody reached one', () => {
    expect(ladderText(tidings([nudged]))).toBe(
      'Một cửa: 1 hồ sơ được đôn đốc (H99.41.01-260302-0002). Xin mở phần mềm để xử lý.',
    );
    expect(ladderLetter(tidings([nudged]))).toMatchObject({
      subject: 'Đôn đốc: 1 hồ sơ cần xử lý',
      news: 'Những hồ sơ sau được đôn đốc:',
    });
    expect(ladderText(tidings([news(), nudged]))).toContain(
      '2 hồ sơ đến mốc thời hạn cần chú ý hoặc được đôn đốc',
    );
    expect(ladderText(tidings([news()]))).toContain('1 hồ sơ đến mốc thời hạn cần chú ý (');
  });

  it.each([
    [
      'shares alone',
      tidings(
        [1, 2, 3, 4, 5, 6].map(() => news()),
        99_999,
      ),
    ],
    [
      'both',
      tidings(
        [1, 2, 3, 4, 5, 6].map(() => news({ isNudged: true })),
        99_999,
      ),
    ],
    [
      'urging alone',
      tidings(
        [1, 2, 3, 4, 5, 6].map(() => nudged),
        99_999,
      ),
    ],
    ['secret ones', tidings([news({ code: null })])],
  ])('goes into one segment by text, with as many codes as that takes: %s', (_what, told) => {
    const text = smsText(ladderText(told));
    expect(segmentsOf(text)).toMatchObject({ encoding: 'gsm-7', parts: [text] });
    expect(text.includes('H99.41.01')).toBe(told.named.some(({ code }) => code !== null));
  });
});
