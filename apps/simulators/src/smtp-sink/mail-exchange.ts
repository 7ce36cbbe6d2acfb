import type { Socket } from 'node:net';
import type { BounceMailbox } from '../bounce-mailbox/bounce-mailbox.ts';
import type { Exchange } from '../faults/perform.ts';
import type { Mailbox, ReceivedMail } from './mailbox.ts';

/** What ends DATA: null = taken, an error = its SMTP reply, a string = that very text and the end of the connection. */
export type SmtpAnswer = Error | string | null;

const smtpReply = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

/** Told to every client while the server is down. */
export const unavailable = smtpReply(421, 'Service not available, closing transmission channel');

/** The hand-over of one message. */
export function mailExchange(
  { mailbox, bounces }: { mailbox: Mailbox; bounces: BounceMailbox },
  received: ReceivedMail,
  socket: Socket | undefined,
): Exchange<SmtpAnswer> {
  return {
    clientGone: gone(socket),
    work: () => {
      mailbox.keep(received);
      return null;
    },
    bounce: ({ code: status = '5.1.1', message = '550 5.1.1 Recipient address rejected: User unknown' }) => {
      const { mailFrom, rcptTo } = received.envelope;
      const action = status.startsWith('4') ? 'delayed' : 'failed';
      for (const { address: recipient } of rcptTo) {
        bounces.report(mailFrom ? mailFrom.address : undefined, {
          ...{ recipient, status, action, diagnostic: message },
        });
      }
    },
    pretend: () => null,
    reject: ({ message = 'Requested action not taken: mailbox unavailable' }) => smtpReply(550, message),
    refuse: () => smtpReply(451, 'Requested action aborted: local error in processing'),
    garble: () => '<html><body><h1>Hệ thống đang bảo trì</h1></body></html>\r\n',
    vanish: () => undefined,
  };
}

function gone(socket: Socket | undefined): AbortSignal {
  if (!socket || socket.destroyed) return AbortSignal.abort();
  const closed = new AbortController();
  socket.once('close', () => closed.abort());
  return closed.signal;
}
