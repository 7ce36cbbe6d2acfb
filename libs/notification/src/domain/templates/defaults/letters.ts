import type { LetterTemplate } from '../template.ts';
import type { Language } from '../placeholders.ts';

type Fact = readonly [label: string, value: string];
type Written = Readonly<Record<Language, LetterTemplate>>;

/** What one language of a letter adds to what every letter about a dossier says. */
export interface Said extends Omit<LetterTemplate, 'facts'> {
  facts?: readonly Fact[];
}

const COMMON = {
  vi: {
    about: [
      ['Mã hồ sơ', '{{ code }}'],
      ['Nội dung', '{{ procedure }}'],
    ],
    done: [
      ['Cơ quan thực hiện', '{{ agency }}'],
      ['Người thực hiện', '{{ officer }}'],
      ['Thời điểm', '{{ time }}'],
    ],
    track: ['Tra cứu hồ sơ', '{{ trackingUrl }}'],
  },
  en: {
    about: [
      ['Dossier', '{{ code }}'],
      ['Procedure', '{{ procedure }}'],
    ],
    done: [
      ['Agency', '{{ agency }}'],
      ['Person', '{{ officer }}'],
      ['Time', '{{ time }}'],
    ],
    track: ['Track the dossier', '{{ trackingUrl }}'],
  },
} as const satisfies Record<Language, { about: Fact[]; done: Fact[]; track: Fact }>;

const written = ({ subject, news, next }: Said, facts: readonly Fact[]): LetterTemplate => ({
  ...{ subject, news, facts: facts.map(([label, value]) => ({ label, value })), next },
});

const inBoth = (
  both: Readonly<Record<Language, Said>>,
  factsOf: (language: Language, said: Said) => readonly Fact[],
): Written => ({
  vi: written(both.vi, factsOf('vi', both.vi)),
  en: written(both.en, factsOf('en', both.en)),
});

/** About an act on a dossier: what it is about, what is new, and who did it when and where (NĐ 224/2026 Đ.15.1.g). */
export const letter = (vi: Said, en: Said): Written =>
  inBoth({ vi, en }, (language, { facts = [] }) => [
    ...[...COMMON[language].about, ...facts, ...COMMON[language].done, COMMON[language].track],
  ]);

/** About a dossier, where the facts say themselves who and when. */
export const letterOfItself = (vi: Said, en: Said): Written =>
  inBoth({ vi, en }, (language, { facts = [] }) => [
    ...[...COMMON[language].about, ...facts, COMMON[language].track],
  ]);

/** The one letter that opens the dossier: in place of the public address it has the private one. */
export const letterWithSecret = (vi: Said, en: Said): Written =>
  inBoth({ vi, en }, (language, { facts = [] }) => [
    ...[...COMMON[language].about, ...facts, ...COMMON[language].done],
    [COMMON[language].track[0], '{{ privateTrackingUrl }}'],
  ]);

const SUBMITTED = {
  vi: [
    ['Số tiếp nhận trực tuyến', '{{ number }}'],
    ['Nội dung', '{{ procedure }}'],
    ['Nơi xem xét', '{{ desk }}, {{ deskAddress }}'],
  ],
  en: [
    ['Online submission', '{{ number }}'],
    ['Procedure', '{{ procedure }}'],
    ['Looked at by', '{{ desk }}, {{ deskAddress }}'],
  ],
} as const satisfies Record<Language, Fact[]>;

/** About what is no dossier yet. */
export const letterOfSubmission = (vi: Said, en: Said): Written =>
  inBoth({ vi, en }, (language, { facts = [] }) => [...SUBMITTED[language], ...facts]);
