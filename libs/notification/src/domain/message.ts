/** What every content carries besides its text. */
interface Content {
  /** Version of the tracking secret to put in place of the mark when the message is sent. */
  secretVersion: number;
}

export interface SmsContent extends Content {
  /** Unaccented, at most 480 characters. */
  text: string;
  /** What the code of a hand-over is derived from, where the text has one. */
  codeId?: string;
}

export interface EmailContent extends Content {
  subject: string;
  text: string;
  html: string;
}

export interface ZaloContent extends Content {
  /** Its parameters a line each, to be read here: the words are those registered at Zalo. */
  text: string;
  /** Id of the registered template. */
  template: string;
  /** What the template leaves open, by its names. */
  parameters: Readonly<Record<string, string>>;
}

/** What goes over each channel. A new one has its line here, and what it lacks elsewhere does not compile. */
interface ContentOver {
  sms: SmsContent;
  email: EmailContent;
  zalo: ZaloContent;
}

export type Channel = keyof ContentOver;

/** What was finished for one channel. */
export type Finished = { [Over in Channel]: { channel: Over; content: ContentOver[Over] } }[Channel];

/** In this order, where one is as good as another. */
export const CHANNELS = ['sms', 'email', 'zalo'] as const satisfies readonly Channel[];

/** What is so of a channel, whatever goes over it. */
interface Traits {
  /** A phone rings for it: quiet hours hold. */
  rings: boolean;
  /** It is written shortly, in one line. */
  isShort: boolean;
}

export const TRAITS: Readonly<Record<Channel, Traits>> = {
  sms: { rings: true, isShort: true },
  email: { rings: false, isShort: false },
  zalo: { rings: true, isShort: true },
};

/** Those phones ring for. */
export const RINGING: readonly Channel[] = CHANNELS.filter((channel) => TRAITS[channel].rings);

/**
 * Stands for the tracking secret in stored texts. The secret itself is filled in while sending, so that a copy of
 * the database opens no dossier. As long as a secret, and safe in an SMS and in an address.
 */
export const SECRET_MARK = '**SECRET**';

/** Stands for the code of a hand-over in stored texts, which is filled in while sending as well. */
export const CODE_MARK = '*CODE*';

export const withCode = (text: string, code: string): string => text.replaceAll(CODE_MARK, code);

export const withSecret = (text: string, secret: string): string => text.replaceAll(SECRET_MARK, secret);
