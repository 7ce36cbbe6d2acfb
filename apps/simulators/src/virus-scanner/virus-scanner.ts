import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { FaultScript } from '../faults/fault-script.ts';
import { type Exchange, noAnswer, perform } from '../faults/perform.ts';
import { Instream, type ReceivedStream } from './instream.ts';

const LONGEST_COMMAND = 1024;

/** A scan that was answered. */
export type Scan = Pick<ReceivedStream, 'bytes' | 'finding'>;

/** A virus scanner that speaks clamd's protocol (clamd(8)), knows one virus and is armed with faults. */
export class VirusScanner {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly answered: Scan[] = [];

  constructor(private readonly faults: FaultScript) {
    this.server = createServer((socket) => this.serve(socket));
  }

  /** What was scanned since it was started. */
  get scans(): readonly Scan[] {
    return this.answered;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** @param port 0 = any free one. @throws when it is taken. */
  async listen(port: number, host: string): Promise<void> {
    await once(this.server.listen(port, host), 'listening');
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
    if (this.faults.isDown('scanner')) socket.destroy();
    else this.converse(socket).catch(() => socket.destroy());
  }

  /** One command a connection, as clients use it; ended by NUL. */
  private async converse(socket: Socket): Promise<void> {
    let command = Buffer.alloc(0);
    let stream: Instream | undefined;
    for await (const part of socket.iterator({ destroyOnReturn: false })) {
      let rest = part as Buffer;
      if (!stream) {
        command = Buffer.concat([command, rest]);
        const end = command.indexOf(0);
        if (end < 0 && command.length <= LONGEST_COMMAND) continue;
        const name = command.subarray(0, Math.max(end, 0)).toString('latin1');
        if (name !== 'zINSTREAM') {
          answer(socket, ANSWERS.get(name) ?? 'UNKNOWN COMMAND');
          return;
        }
        stream = new Instream();
        rest = command.subarray(end + 1);
      }
      const received = stream.take(rest);
      if (received) return this.reply(socket, received);
    }
  }

  private async reply(socket: Socket, received: ReceivedStream): Promise<void> {
    const reply = await perform(this.faults.take({ target: 'scanner' }), this.exchange(socket, received));
    if (reply === noAnswer) socket.destroy();
    else answer(socket, reply);
  }

  private exchange(socket: Socket, { bytes, finding, tooLong }: ReceivedStream): Exchange<string> {
    const gone = new AbortController();
    socket.once('close', () => gone.abort());
    return {
      clientGone: gone.signal,
      work: () => {
        if (tooLong) return TOO_LONG;
        this.answered.push({ bytes, finding });
        return finding ? `stream: ${finding} FOUND` : 'stream: OK';
      },
      pretend: () => 'stream: OK',
      reject: ({ message = TOO_LONG }) => message,
      refuse: () => 'Too many open connections ERROR',
      garble: () => '<html><body><h1>Hệ thống đang bảo trì</h1></body></html>',
      vanish: () => undefined,
    };
  }
}

const TOO_LONG = 'INSTREAM size limit exceeded. ERROR';
const ANSWERS = new Map([
  ['zPING', 'PONG'],
  ['zVERSION', 'ClamAV 1.4.6/27000/Thu Nov 26 00:00:00 2026'],
]);

const answer = (socket: Socket, text: string): void => {
  socket.end(`${text}\0`);
};
