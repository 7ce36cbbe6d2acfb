/** A question people ask again and again, with its answer; plain text. */
export interface AnsweredQuestion {
  question: string;
  answer: string;
  /** Code; null = about no procedure of its own. */
  procedure: string | null;
  /** Whether everybody sees it. */
  published: boolean;
}

/** Characters. */
export const LONGEST_QUESTION = 500;
export const LONGEST_PUBLIC_ANSWER = 10_000;
export const LONGEST_SEARCH = 100;

/** What is searched for, word by word: each must be a part of what is said, in any order. */
export const patternsOf = (search: string): string[] =>
  search
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
