import { CONSENTED, type Contacts, type NoticeWishes } from '#dossier';
import type { ToldIntent } from './intent.ts';
import { type Channel, CHANNELS } from './message.ts';
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
  ...(['hand-over-code', 'secret-reissued'] as const),
]);

/** Whom a message is for: where they are reached, over what they want to be told, and over what nobody is told of the event. */
export interface Addressee {
  contacts: Contacts;
  wished: NoticeWishes['channels'];
  off: readonly Channel[];
  /** Over which there are no words for the event; absent = none. */
  unworded?: readonly Channel[];
}

/** Over what somebody may be told at all: over what needs asking for, where they have asked and there is such a channel here. */
export const mayBeTold = (
  contacts: Contacts,
  { channels }: Pick<NoticeWishes, 'channels'>,
  offered: readonly Channel[],
): Contacts =>
  Object.fromEntries(
    CHANNELS.map((channel) => {
      const isAsked = !CONSENTED.has(channel) || channels.includes(channel);
      return [channel, isAsked && offered.includes(channel) ? contacts[channel] : null];
    }),
  ) as Contacts;

/** Why a message is not sent over a channel, although its recipient is reached there. */
export type HeldBack = Partial<Record<Channel, Reason>>;

/**
 * Over what an event is not told to somebody, and why; over all other channels they are reached over, it is. What is owed is
 * told over one channel at least: one they chose, else one that is not switched off.
 */
export function heldBack(intent: ToldIntent, { contacts, wished, off, unworded = [] }: Addressee): HeldBack {
  const reached = INTENT_RULES[intent].channels.filter((channel) => contacts[channel] !== null);
  const why = (channel: Channel): Reason | null => {
    if (unworded.includes(channel)) return 'not-registered';
    if (!wished.includes(channel)) return 'not-wished';
    return off.includes(channel) ? 'switched-off' : null;
  };
  const held = reached.flatMap((channel): [Channel, Reason][] => {
    const reason = why(channel);
    return reason ? [[channel, reason]] : [];
  });
  const ways = reached.filter((channel) => !unworded.includes(channel));
  const spared = OWED.has(intent) && held.length === reached.length ? bestOf(ways, { wished, off }) : null;
  return Object.fromEntries(held.filter(([channel]) => channel !== spared));
}

const bestOf = (channels: readonly Channel[], { wished, off }: Omit<Addressee, 'contacts'>): Channel | null =>
  channels.find((channel) => wished.includes(channel)) ??
  channels.find((channel) => !off.includes(channel)) ??
  channels[0] ??
  null;

/** Whether an event may be told over none but the other channels: what is owed keeps one that is for everybody. */
export const mayBeOff = (intent: ToldIntent, off: readonly Channel[]): boolean =>
  !OWED.has(intent) ||
  INTENT_RULES[intent].channels.some((channel) => !CONSENTED.has(channel) && !off.includes(channel));
