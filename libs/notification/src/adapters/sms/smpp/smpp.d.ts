/** What this project uses of `smpp`, which brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  export interface Pdu {
    command: string;
    command_status: number;
    sequence_number: number;
    response(fields?: PduFields): Pdu;
    [field: string]: unknown;
  }

  export type PduFields = Readonly<Record<string, unknown>>;
  type Command = (fields: PduFields, answered?: (answer: Pdu) => void) => boolean;

  export interface Session extends EventEmitter {
    readonly socket: Socket;
    bind_transceiver: Command;
    submit_sm: Command;
    deliver_sm: Command;
    enquire_link: Command;
    unbind: Command;
    /** @returns false when the connection takes nothing any more. */
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
  }

  const smpp: {
    connect(options: { host: string; port: number; tls: boolean }): Session;
    createServer(taken: (session: Session) => void): NetServer;
    /** By name: `ESME_ROK` = 0. */
    errors: Readonly<Record<string, number>>;
    encodings: Readonly<
      Record<'ASCII' | 'UCS2', { encode(text: string): Buffer; decode(bytes: Buffer): string }>
    >;
  };
  export default smpp;
}
