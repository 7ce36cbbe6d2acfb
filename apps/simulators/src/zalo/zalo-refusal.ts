import { z } from 'zod';
import { demoAccounts } from '../demo-accounts.ts';
import type { ZaloAnswer } from './zalo-event.ts';

const field = z.string().catch('');

/** Fields of `message/template`; an absent one is empty. */
export const templateMessage = z.object({
  phone: field,
  template_id: field,
  template_data: z.record(z.string(), z.string()).catch({}),
  tracking_id: field,
});
export type TemplateMessage = z.output<typeof templateMessage>;

/** How things stand when a message comes. */
export interface Standing {
  isTokenGood: boolean;
  hasAccount: boolean;
  remaining: number;
}

const LONGEST = 500;

const templates: Readonly<Record<string, readonly string[]>> = demoAccounts.zalo.templates;
const wanted = ({ template_id }: TemplateMessage): readonly string[] => templates[template_id] ?? [];

/** In the order of the checks. */
const rules: readonly {
  error: number;
  words: string;
  broken: (message: TemplateMessage, standing: Standing) => boolean;
}[] = [
  { error: -124, words: 'Access token invalid', broken: (_message, { isTokenGood }) => !isTokenGood },
  { error: -109, words: 'Template ID invalid', broken: ({ template_id }) => !(template_id in templates) },
  {
    error: -111,
    words: 'Template data empty',
    broken: ({ template_data }) => Object.keys(template_data).length === 0,
  },
  {
    error: -1122,
    words: 'Template data is missing a parameter',
    broken: (message) => wanted(message).some((name) => !message.template_data[name]),
  },
  {
    error: -132,
    words: 'Parameter invalid',
    broken: (message) => Object.keys(message.template_data).some((name) => !wanted(message).includes(name)),
  },
  {
    error: -1121,
    words: 'Template data breaks max length',
    broken: ({ template_data }) => Object.values(template_data).some((value) => value.length > LONGEST),
  },
  { error: -107, words: 'Message ID invalid', broken: ({ tracking_id }) => !/^\w{0,48}$/.test(tracking_id) },
  { error: -108, words: 'Phone number invalid', broken: ({ phone }) => !/^84\d{9}$/.test(phone) },
  { error: -118, words: 'Zalo account not existed', broken: (_message, { hasAccount }) => !hasAccount },
  { error: -144, words: 'ZNS daily quota exceeded', broken: (_message, { remaining }) => remaining <= 0 },
];

/** Why Zalo does not take a message. */
export function zaloRefusal(message: TemplateMessage, standing: Standing): ZaloAnswer | undefined {
  const rule = rules.find(({ broken }) => broken(message, standing));
  return rule && { error: rule.error, message: rule.words };
}
