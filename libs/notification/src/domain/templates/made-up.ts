import type { ToldIntent } from '../intent.ts';
import type { Notice } from '../notice.ts';
import { tries } from './check-template.ts';
import { INTENT_RULES } from './may-say.ts';
import { type PlaceholderName, PLACEHOLDERS, type Values, valuesWith } from './placeholders.ts';

/** To nobody, from a desk there is not. */
export const MADE_UP: Pick<Notice, 'applicant' | 'desk'> = {
  applicant: { name: 'Nguyễn Thử Nghiệm', isPerson: true },
  desk: {
    name: PLACEHOLDERS.desk.example,
    address: PLACEHOLDERS.deskAddress.example,
    phone: PLACEHOLDERS.phone.example,
  },
};

/** What is known, and examples of what is not. @returns which those are */
export function madeUpFor(
  intent: ToldIntent,
  known: Values | undefined,
): { values: Values; madeUp: PlaceholderName[] } {
  const examples = tries(intent, 'example')[0] ?? valuesWith({});
  const madeUp = INTENT_RULES[intent].may.filter(
    (name) => !('flag' in PLACEHOLDERS[name]) && (known?.[name] ?? '') === '',
  );
  const missing = Object.fromEntries(madeUp.map((name) => [name, examples[name]]));
  return { values: { ...(known ?? valuesWith({})), ...missing }, madeUp };
}
