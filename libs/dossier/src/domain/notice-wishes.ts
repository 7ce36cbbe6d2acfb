import { z } from 'zod';
import { readPhoneNumber } from '#platform/fields';
import { noticeWishesProblem } from './notice-wishes.problems.ts';

/** Over what people outside are told of a dossier; in this order where one is as good as another. */
export const NOTICE_CHANNELS = ['sms', 'email', 'zalo'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Languages they are told in. */
export const NOTICE_LANGUAGES = ['vi', 'en'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Over what, and in which language, an applicant wants to be told. */
export interface NoticeWishes {
  channels: NoticeChannel[];
  language: NoticeLanguage;
}

/** Those nobody is told over who has not asked for it. */
export const CONSENTED: ReadonlySet<NoticeChannel> = new Set<NoticeChannel>(['zalo']);

/** Of who has not said. */
export const UNSAID: NoticeWishes = {
  channels: NOTICE_CHANNELS.filter((channel) => !CONSENTED.has(channel)),
  language: 'vi',
};

export const noticeWishesSchema = z.strictObject({
  channels: z
    .array(z.enum(NOTICE_CHANNELS))
    .max(NOTICE_CHANNELS.length)
    .refine((channels) => new Set(channels).size === channels.length, {
      message: 'Mỗi kênh chỉ ghi một lần | Each channel may appear once',
      params: { code: 'not_unique' },
    }),
  language: z.enum(NOTICE_LANGUAGES),
});

/** The same as it is said with a reception, where nothing of it has to be. */
export const saidWishesSchema = noticeWishesSchema
  .extend({
    channels: noticeWishesSchema.shape.channels.default(UNSAID.channels),
    language: noticeWishesSchema.shape.language.default(UNSAID.language),
  })
  .default(UNSAID);

/** Where somebody is reached, by channel; null = not over this one. */
export type Contacts = Record<NoticeChannel, string | null>;

/** How an applicant said they are reached. */
export interface Reachable {
  phone?: string | null | undefined;
  email?: string | null | undefined;
  submitterPhone?: string | null | undefined;
}

/**
 * The applicant's own mobile number, else that of whoever handed the dossier in; the applicant's own e-mail address. Zalo knows people
 * by their own number alone.
 */
export const contactsOf = ({ phone, submitterPhone, email }: Reachable): Contacts => ({
  sms: mobileOf(phone) ?? mobileOf(submitterPhone),
  email: email ?? null,
  zalo: mobileOf(phone),
});

/** The mobile number behind any spelling, also one from before 2018; landlines take no SMS. */
function mobileOf(typed: string | null | undefined): string | null {
  const read = typed === null || typed === undefined ? null : readPhoneNumber(typed);
  return read?.kind === 'mobile' ? read.number : null;
}

export const reachedOver = (contacts: Contacts): NoticeChannel[] =>
  NOTICE_CHANNELS.filter((channel) => contacts[channel] !== null);

const CHANNEL_WORDS: Record<NoticeChannel, { vi: string; en: string }> = {
  sms: { vi: 'tin nhắn', en: 'SMS' },
  email: { vi: 'thư điện tử', en: 'e-mail' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
};

/**
 * Who can be told has to be told, whatever they wish (NĐ 224/2026 Đ.15.1.g): of the channels they are reached over one is left.
 * @throws dossier.no-way-to-tell
 */
export function demandWayToTell({ channels }: NoticeWishes, contacts: Contacts): void {
  const reached = reachedOver(contacts);
  if (reached.length === 0 || reached.some((channel) => channels.includes(channel))) return;
  const words = reached.map((channel) => CHANNEL_WORDS[channel]);
  throw noticeWishesProblem('dossier.no-way-to-tell', {
    channels: { vi: words.map(({ vi }) => vi).join(', '), en: words.map(({ en }) => en).join(', ') },
  });
}
