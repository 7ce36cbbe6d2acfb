import type { Provider } from '@nestjs/common';
import { BounceAddresses } from '../../application/bounce-addresses.ts';
import { BounceMailbox } from '../../application/bounce-mailbox.ts';
import { LetterPapers } from '../../application/letter-papers.ts';
import { Mailer } from '../../application/mailer.ts';
import { ReadBounces } from '../../application/read-bounces.ts';
import { EmailCarrier } from './email.carrier.ts';
import { ImapBounceMailbox } from './imap-bounce.mailbox.ts';
import { NodemailerMailer } from './nodemailer.mailer.ts';

/** What letters need. */
export const emailChannel: Provider[] = [
  EmailCarrier,
  ...[LetterPapers, { provide: Mailer, useClass: NodemailerMailer }],
  ...[BounceAddresses, ReadBounces, { provide: BounceMailbox, useClass: ImapBounceMailbox }],
];
