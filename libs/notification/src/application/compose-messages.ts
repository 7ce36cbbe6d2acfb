import type { Contacts } from '#dossier';
import type { HeldBack } from '../domain/held-back.ts';
import type { Message } from '../domain/message.ts';
import type { Notice } from '../domain/notice.ts';
import type { Reason } from '../domain/reason.ts';
import { smsText } from '../domain/sms-text.ts';
import { fillText } from '../domain/templates/liquid-text.ts';
import type { Values } from '../domain/templates/placeholders.ts';
import type { LetterTemplate } from '../domain/templates/template.ts';
import type { Manner } from '../domain/told-values.ts';
import { type FilledLetter, letterContent } from './letter-content.ts';
import type { TemplatesInForce } from './message-templates.ts';

/** A finished message, and what it was written with. */
export type Composed = Message & {
  /** Null = with none: what officers are sent is no agency’s to word. */
  templateId: number | null;
  /** Why it is not to be sent; null = it is. */
  held: Reason | null;
};

/** What is to be told, to whom, by which desk. */
export interface Telling {
  about: Pick<Notice, 'applicant' | 'desk'>;
  valuesIn: (manner: Manner) => Values;
  recipients: Contacts;
  /** Over what it is written and not sent; absent = nothing. */
  held?: HeldBack;
  /** 0 = there is no secret. */
  secretVersion: number;
  /** What the code of a hand-over is derived from, where it is told. */
  codeId?: string;
}

/** Finishes the messages of one intent, one for each channel it is told over and the recipient is reached over, sent or not. */
export function composeMessages(
  { language, sms, email }: TemplatesInForce,
  { about, valuesIn, recipients, held = {}, secretVersion, codeId }: Telling,
): Composed[] {
  const messages: Composed[] = [];
  if (sms && recipients.sms !== null) {
    const text = smsText(fillText(sms.content.text, valuesIn({ language, channel: 'sms' })));
    const content = { text, secretVersion, ...(codeId !== undefined && { codeId }) };
    messages.push({
      ...{ channel: 'sms', recipient: recipients.sms, content },
      ...{ templateId: sms.id, held: held.sms ?? null },
    });
  }
  if (email && recipients.email !== null) {
    const letter = filledLetter(email.content, valuesIn({ language, channel: 'email' }));
    const content = { ...letterContent(letter, about, language), secretVersion };
    messages.push({
      ...{ channel: 'email', recipient: recipients.email, content },
      ...{ templateId: email.id, held: held.email ?? null },
    });
  }
  return messages;
}

/** Facts of which there is nothing to say are left out. */
function filledLetter({ subject, news, facts, next }: LetterTemplate, values: Values): FilledLetter {
  const fill = (text: string) => fillText(text, values).trim();
  return {
    // A subject is one line of a header.
    subject: fill(subject).replace(/\s+/g, ' '),
    news: fill(news),
    facts: facts
      .map(({ label, value }) => [fill(label), fill(value)] as const)
      .filter(([, value]) => value !== ''),
    next: fill(next),
  };
}
