import type { DossierSnapshot } from '#dossier';
import type { Intent } from '../domain/intent.ts';
import type { Message } from '../domain/message.ts';
import { type Desk, noticeOf } from '../domain/notice.ts';
import { recipientsOf } from '../domain/recipients.ts';
import { composeMessages } from './compose-messages.ts';

/** The finished messages that tell an applicant of a change. @param publicUrl address of the system. */
export const messagesAbout = (
  intent: Intent,
  snapshot: DossierSnapshot,
  desk: Desk,
  publicUrl: string,
): Message[] =>
  composeMessages(
    intent,
    noticeOf(snapshot, desk, publicUrl),
    recipientsOf(snapshot.applicant),
    snapshot.secretVersion,
  );
