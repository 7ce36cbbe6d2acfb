import Negotiator from 'negotiator';
import type { Language } from '#platform/problem';

/** The first is answered where nothing is asked for. */
const LANGUAGES: Language[] = ['vi', 'en'];

/**
 * In which language to answer: the one that is asked for outright, else the one the browser likes best of the two (RFC 9110
 * 12.5.4), else Vietnamese.
 */
export const languageFor = (asked: Language | undefined, accepted: string | undefined): Language => {
  const [liked] = new Negotiator({ headers: { 'accept-language': accepted } }).languages(LANGUAGES);
  return asked ?? LANGUAGES.find((one) => one === liked) ?? 'vi';
};
