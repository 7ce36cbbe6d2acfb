import type { ToldIntent } from '../intent.ts';
import type { Channel } from '../message.ts';
import type { PlaceholderName } from './placeholders.ts';

/** What messages of an intent may say, and must. */
export interface IntentRule {
  /** Over which channels it is told. What agencies do among themselves goes by letter alone: it comes often and asks for nothing. */
  channels: readonly Channel[];
  may: readonly PlaceholderName[];
  /** Of a message over any channel. */
  must: readonly PlaceholderName[];
  /** Of a letter besides. */
  letterMust: readonly PlaceholderName[];
}

const everywhere = ['sms', 'email', 'zalo'] as const;
const letter = ['email'] as const;

/** Of any message about a dossier. */
const ABOUT = [
  ...([
    'code',
    'procedure',
    'you',
    'agency',
    'officer',
    'time',
    'desk',
    'deskAddress',
    'phone',
    'trackingUrl',
  ] as const),
];
const WAYS = ['byPost', 'online'] as const;
/** NĐ 224/2026 Đ.15.1.g: agency, person, and when it was received, processed or settled. */
const DONE = ['code', 'agency', 'officer', 'time'] as const;

const dossier = (
  may: readonly PlaceholderName[],
  must: readonly PlaceholderName[] = [],
  channels: readonly Channel[] = everywhere,
): IntentRule => ({
  ...{ channels, may: [...ABOUT, ...may], must: [...DONE, ...must], letterMust: ['procedure'] },
});

/** A submission has no dossier, hence no code; before a desk has looked at it, nobody acted. */
const submission = (may: readonly PlaceholderName[], must: readonly PlaceholderName[]): IntentRule => ({
  channels: everywhere,
  may: ['number', 'procedure', 'you', 'time', 'desk', 'deskAddress', 'phone', ...may],
  must: ['number', 'time', 'desk', ...must],
  letterMust: ['procedure'],
});

/** By intent; the articles are those each `must` rests on, beside NĐ 224/2026. */
export const INTENT_RULES: Record<ToldIntent, IntentRule> = {
  // NĐ 61/2018 Đ.17: receipt and appointment. The one message that may hold the tracking secret.
  received: dossier(['appointment', 'privateTrackingUrl', ...WAYS], ['appointment']),
  // Đ.17: refused with the reason.
  refused: dossier(['reason'], ['reason']),
  // Đ.15.3, Đ.19.4: once and completely.
  'supplement-requested': dossier(['reason', 'papers', 'paperCount', 'answerBy'], ['papers']),
  'supplement-received': dossier(['appointment'], ['appointment']),
  'finance-requested': dossier(['amount', 'obligationNotice'], ['obligationNotice']),
  // Đ.19.4: a date that was promised moves with why.
  'new-appointment': dossier(['appointment', 'previousAppointment', 'cause'], ['appointment', 'cause']),
  // Đ.19.9: an apology with the reason and the new appointment.
  extended: dossier(['appointment', 'previousAppointment', 'reason', 'ground'], ['appointment', 'reason']),
  suspended: dossier(['suspensionCause', 'suspensionPaper'], ['suspensionCause']),
  // Đ.19.9. Nobody did it: it is who has it in hand that apologises.
  'overdue-apology': {
    channels: everywhere,
    may: [...ABOUT.filter((name) => name !== 'officer' && name !== 'time'), 'appointment'],
    must: ['code', 'agency', 'appointment'],
    letterMust: ['procedure'],
  },
  'result-ready': dossier(WAYS),
  returned: dossier([...WAYS, 'carrier', 'consignment']),
  withdrawn: dossier(['request']),
  // Đ.19.8, TT 03/2025 form 05: stopped with the reason.
  stopped: dossier(['reason', 'ground'], ['reason']),
  reopened: dossier(['decision', 'reason', 'appointment'], ['decision', 'appointment']),
  corrected: dossier(['correctedFields'], ['correctedFields']),
  'in-progress': dossier(['status'], ['status'], letter),
  'sent-elsewhere': dossier(['toAgency'], ['toAgency'], letter),
  'opinions-asked': dossier(['askedAgencies'], ['askedAgencies'], letter),
  // Nobody received it but the platform.
  'payment-received': {
    channels: everywhere,
    may: [...ABOUT.filter((name) => name !== 'agency' && name !== 'officer'), 'amount', 'transaction'],
    must: ['code', 'amount', 'time', 'desk'],
    letterMust: ['procedure', 'transaction'],
  },
  'refund-decided': dossier(['amount', 'granted'], ['amount']),
  // Who asked, and when, as the request said.
  'supplement-reminder': dossier(['reason', 'papers', 'paperCount', 'answerBy'], ['papers', 'answerBy']),
  // Who has it, and since when.
  'where-it-stands': dossier(['step', 'appointment'], ['step', 'appointment']),
  'submission-received': submission(['answerBy'], []),
  'submission-supplement-requested': submission(
    ['officer', 'papers', 'paperCount', 'reason'],
    ['officer', 'papers'],
  ),
  'submission-supplement-received': submission(['answerBy'], []),
  // Who answered is not named to whoever asked; the answer itself is behind the secret.
  'enquiry-answered': {
    channels: everywhere,
    may: [...ABOUT.filter((name) => name !== 'officer'), 'complaint'],
    must: ['code', 'agency', 'time'],
    letterMust: ['procedure', 'trackingUrl'],
  },
  'hand-over-code': {
    channels: ['sms'],
    may: ['code', 'you', 'desk', 'phone', 'handOverCode', 'expiresAt'],
    must: ['code', 'handOverCode', 'expiresAt', 'phone'],
    letterMust: [],
  },
  // To the number on file alone; who has not asked is told whom to call.
  'secret-reissued': {
    channels: ['sms'],
    may: ['code', 'you', 'desk', 'phone', 'privateTrackingUrl'],
    must: ['code', 'privateTrackingUrl', 'phone'],
    letterMust: [],
  },
};

/** What a message must say over a channel. */
export const mustSay = (intent: ToldIntent, channel: Channel): readonly PlaceholderName[] => {
  const { must, letterMust } = INTENT_RULES[intent];
  return channel === 'email' ? [...must, ...letterMust] : must;
};
