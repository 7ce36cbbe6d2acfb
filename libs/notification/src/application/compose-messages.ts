import type { Intent } from '../domain/intent.ts';
import type { Message } from '../domain/message.ts';
import { WORDINGS } from '../domain/messages/wordings.ts';
import type { Notice } from '../domain/notice.ts';
import type { Recipients } from '../domain/recipients.ts';
import { smsText } from '../domain/sms-text.ts';
import { dossierLetter } from './letter-content.ts';

/** Finishes the messages of one intent, one for each channel the applicant is reached over. */
export function composeMessages(
  intent: Intent,
  notice: Notice,
  { sms, email }: Recipients,
  secretVersion: number,
): Message[] {
  const wording = WORDINGS[intent];
  const messages: Message[] = [];
  if (sms !== null) {
    const text = smsText(wording.sms(notice));
    messages.push({ channel: 'sms', recipient: sms, content: { text, secretVersion } });
  }
  if (email !== null) {
    const letter = dossierLetter(wording.letter(notice), notice);
    messages.push({ channel: 'email', recipient: email, content: { ...letter, secretVersion } });
  }
  return messages;
}
