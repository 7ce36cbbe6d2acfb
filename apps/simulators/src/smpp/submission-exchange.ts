import smpp, { type Pdu, type Session } from 'smpp';
import type { FaultKind } from '../faults/fault.ts';
import type { Exchange } from '../faults/perform.ts';
import type { MessageCenter, Taken } from './message-center.ts';

/** What ends a submit_sm: an answer of the protocol, or that very text and the end of the connection. */
type SmppAnswer = Pdu | string;

const { ESME_RTHROTTLED = 0x58, ESME_RINVDSTADR = 0x0b } = smpp.errors;

/** By name (`ESME_RMSGQFUL`) or number. */
const statusOf = (code: string): number => smpp.errors[code] ?? Number(code);

/** The submission of one message or part. */
export function submissionExchange(
  center: MessageCenter,
  pdu: Pdu,
  kind: FaultKind | null,
  session: Session,
): Exchange<SmppAnswer> {
  const taken = ({ status, messageId }: Taken) =>
    pdu.response({ command_status: status, message_id: messageId });
  const refused = (status: number) => {
    center.refuse(pdu, kind, status);
    return pdu.response({ command_status: status });
  };
  return {
    clientGone: gone(session),
    work: () => taken(center.submit(pdu, kind)),
    pretend: () => taken(center.pretend(pdu, kind)),
    reject: ({ code }) => refused(code === undefined ? ESME_RINVDSTADR : statusOf(code)),
    refuse: () => refused(ESME_RTHROTTLED),
    garble: () => {
      center.refuse(pdu, kind, null);
      return '<html><body><h1>Hệ thống đang bảo trì</h1></body></html>\r\n';
    },
    vanish: () => center.refuse(pdu, kind, null),
  };
}

function gone({ socket }: Session): AbortSignal {
  if (socket.destroyed) return AbortSignal.abort();
  const closed = new AbortController();
  socket.once('close', () => closed.abort());
  return closed.signal;
}
