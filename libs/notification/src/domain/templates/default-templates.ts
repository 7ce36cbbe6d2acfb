import { TOLD_INTENTS, type ToldIntent } from '../intent.ts';
import { APART } from './defaults/apart.ts';
import { COURSE } from './defaults/course.ts';
import { ENDS } from './defaults/ends.ts';
import { REMINDERS } from './defaults/reminders.ts';
import type { Shipped } from './defaults/types.ts';
import { WAITS } from './defaults/waits.ts';
import { INTENT_RULES } from './may-say.ts';
import { LANGUAGES } from './placeholders.ts';
import type { TemplateContent, TemplateKey } from './template.ts';

/** As the product says it, where no agency says it otherwise; an intent without words does not compile. */
const SHIPPED: Record<ToldIntent, Shipped> = { ...COURSE, ...WAITS, ...ENDS, ...REMINDERS, ...APART };

export interface ShippedTemplate extends TemplateKey {
  content: TemplateContent;
}

export const SHIPPED_TEMPLATES: readonly ShippedTemplate[] = TOLD_INTENTS.flatMap((intent) =>
  LANGUAGES.flatMap((language): ShippedTemplate[] => {
    const { sms, email } = SHIPPED[intent];
    return [
      ...(sms ? [{ intent, language, channel: 'sms' as const, content: { text: sms[language] } }] : []),
      ...(email ? [{ intent, language, channel: 'email' as const, content: email[language] }] : []),
    ];
  }),
);

/** Everything there may be words for. */
export const TEMPLATE_KEYS: readonly TemplateKey[] = TOLD_INTENTS.flatMap((intent) =>
  LANGUAGES.flatMap((language) =>
    INTENT_RULES[intent].channels.map((channel) => ({ intent, channel, language })),
  ),
);
