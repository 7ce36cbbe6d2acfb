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

/** A finished message to one recipient over one channel. */
export type Message =
  /** Recipient: `0xxxxxxxxx`. */
  | { channel: 'sms'; recipient: string; content: SmsContent }
  /** Recipient: an e-mail address. */
  | { channel: 'email'; recipient: string; content: EmailContent };

export type Channel = Message['channel'];

/** In this order, where one is as good as another. */
export const CHANNELS = ['sms', 'email'] as const satisfies readonly Channel[];

/**
 * Stands for the tracking secret in stored texts. The secret itself is filled in while sending, so that a copy of
 * the database opens no dossier. As long as a secret, and safe in an SMS and in an address.
 */
export const SECRET_MARK = '**SECRET**';

/** Stands for the code of a hand-over in stored texts, which is filled in while sending as well. */
export const CODE_MARK = '*CODE*';

export const withCode = (text: string, code: string): string => text.replaceAll(CODE_MARK, code);

export const withSecret = (text: string, secret: string): string => text.replaceAll(SECRET_MARK, secret);
