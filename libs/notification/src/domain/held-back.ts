import type { Contacts, NoticeWishes } from '#dossier';
import type { ToldIntent } from './intent.ts';
import type { Channel } from './message.ts';
import type { Reason } from './reason.ts';
import { INTENT_RULES } from './templates/may-say.ts';

/**
 * What is told while there is any way, whatever anybody wishes: changes of status, and whatever moves or asks for something
 * (NĐ 224/2026 Đ.15.1.g; NĐ 61/2018 Đ.15.3, 19.4, 19.8, 19.9), and the code somebody waits for at the desk.
 */
export const OWED: ReadonlySet<ToldIntent> = new Set<ToldIntent>([
  ...(['received', 'refused', 'supplement-requested', 'supplement-received', 'finance-requested'] as const),
  ...(['new-appointment', 'extended', 'suspended', 'overdue-apology', 'result-ready', 'returned'] as const),
  ...(['withdrawn', 'stopped', 'reopened', 'in-progress'] as const),
  ...(['submission-received', 'submission-supplement-requested', 'submission-supplement-received'] as const),
  ...(['hand-over-code'] as const),
]);

/** Whom a message is for: where they are reached, and over what they want to be told. */
export interface Addressee {
  contacts: Contacts;
  wished: NoticeWishes['channels'];
}

/** Why a message is not sent over a channel, although its recipient is reached there. */
export type HeldBack = Partial<Record<Channel, Reason>>;

/**
 * Over what an event is not told to somebody, and why; over all other channels they are reached over, it is. What is owed is
 * told over one channel at least, the chosen ones first.
 */
export function heldBack(intent: ToldIntent, { contacts, wished }: Addressee): HeldBack {
  const reached = INTENT_RULES[intent].channels.filter((channel) => contacts[channel] !== null);
  const held = reached.flatMap((channel): [Channel, Reason][] =>
    wished.includes(channel) ? [] : [[channel, 'not-wished']],
  );
  const spared = held.length === reached.length && OWED.has(intent) ? reached[0] : undefined;
  return Object.fromEntries(held.filter(([channel]) => channel !== spared));
}
