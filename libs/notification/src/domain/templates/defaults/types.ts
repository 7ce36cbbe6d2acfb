import type { ToldIntent } from '../../intent.ts';
import type { Language } from '../placeholders.ts';
import type { LetterTemplate } from '../template.ts';

/** The shipped templates of one intent, by channel and language. */
export interface Shipped {
  sms?: Readonly<Record<Language, string>>;
  email?: Readonly<Record<Language, LetterTemplate>>;
}

export type Defaults = Partial<Record<ToldIntent, Shipped>>;
