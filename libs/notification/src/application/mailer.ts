import type { Outcome } from '../domain/outcome.ts';

/** A file that goes with a letter: PDF. */
export interface Attachment {
  name: string;
  bytes: Buffer;
}

export interface MailMessage {
  /** The same for every try of a message, so that mail systems and readers recognise a repeated one. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attachment?: Attachment;
}

/** A way to send e-mail. */
export abstract class Mailer {
  /** Names the way in attempts and figures. */
  abstract readonly name: string;

  /** Ends within the call timeout and throws for no answer a mail server may give, nor for none. */
  abstract send(message: MailMessage): Promise<Outcome>;
}
