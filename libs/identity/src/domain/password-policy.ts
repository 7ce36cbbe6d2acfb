/**
 * What a password is refused for. NIST SP 800-63B-4 3.1.1.2 and OWASP ASVS 5.0 V6.2: long, not known from breaches, not
 * made of the owner's name, not easily guessed; no rules about kinds of characters, and no end by the calendar.
 */
export type PasswordFault =
  'password-short' | 'password-names-owner' | 'password-breached' | 'password-guessable';

/** ASVS asks for 8 at least and recommends 15; a second factor stands behind those who can do most harm. */
export const SHORTEST_PASSWORD = 12;
/** NIST asks for 64 at least; longer ones would only cost time. */
export const LONGEST_PASSWORD = 128;

/** Of 0 to 4: "safely unguessable, moderate protection from an offline slow-hash scenario" (zxcvbn). */
const LOWEST_SCORE = 3;

export interface PasswordOwner {
  readonly username: string;
  readonly fullName: string;
}

/** What a dictionary says of a password. */
export interface Appraisal {
  /** On a list of passwords from breaches, as it is or in small letters. */
  readonly breached: boolean;
  /** zxcvbn's, of 0 to 4. */
  readonly score: number;
}

/** What can be said of a password without a dictionary. */
export function plainFault(password: string, owner: PasswordOwner): PasswordFault | undefined {
  if (Array.from(password.normalize('NFC')).length < SHORTEST_PASSWORD) return 'password-short';
  const letters = bare(password);
  return namesOf(owner).some((name) => letters.includes(name)) ? 'password-names-owner' : undefined;
}

export function appraisedFault({ breached, score }: Appraisal): PasswordFault | undefined {
  if (breached) return 'password-breached';
  return score < LOWEST_SCORE ? 'password-guessable' : undefined;
}

/** Two syllables that follow one another are what people call each other by; one alone is half of the language. */
export function namesOf({ username, fullName }: PasswordOwner): string[] {
  const syllables = fullName.split(/\s+/).map(bare).filter(Boolean);
  const pairs = syllables.slice(1).map((syllable, index) => `${syllables[index] ?? ''}${syllable}`);
  return [bare(username), ...pairs].filter((name) => name.length > 2);
}

/** Small letters and digits without diacritics. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '');
