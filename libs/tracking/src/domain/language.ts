import type { NoticeLanguage } from '#dossier';

/** A language a citizen is answered in. */
export type Language = NoticeLanguage;

/** No browser sends more; what comes after decides nothing. */
const MOST = 20;

/**
 * In which language to answer: the one that is asked for outright, else the one the browser likes best of the two (RFC 9110
 * 12.5.4), else Vietnamese.
 */
export const languageFor = (asked: Language | undefined, accepted = ''): Language =>
  asked ?? bestOf(accepted) ?? 'vi';

function bestOf(accepted: string): Language | undefined {
  const liked = accepted.split(',', MOST).flatMap((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = range.split('-')[0];
    const weight = Number(parameters.map((one) => /^\s*q=(.*)$/.exec(one)?.[1]).find(Boolean) ?? 1);
    return (language === 'vi' || language === 'en') && weight > 0 ? [{ language, weight } as const] : [];
  });
  return liked.toSorted((one, other) => other.weight - one.weight)[0]?.language;
}
