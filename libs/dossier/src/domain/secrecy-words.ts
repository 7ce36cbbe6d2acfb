import type { Secrecy } from '#organization';
import type { Bilingual } from '#platform/problem';

/** Levels of secrecy as people call them. */
export const SECRECY_WORDS: Readonly<Record<Secrecy, Bilingual>> = {
  normal: { vi: 'thường', en: 'normal' },
  restricted: { vi: 'hạn chế tiếp cận', en: 'restricted' },
  confidential: { vi: 'mật', en: 'confidential' },
};
