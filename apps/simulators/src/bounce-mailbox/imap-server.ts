import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { FaultScript } from '../faults/fault-script.ts';
import type { BounceMailbox } from './bounce-mailbox.ts';
import { ImapSession } from './imap-session.ts';

/** Serves the mailbox of what came back, over IMAP without TLS. */
export class ImapServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly mailbox: BounceMailbox,
    private readonly faults: FaultScript,
  ) {
    this.server = createServer((socket) => this.serve(socket));
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
    if (this.faults.isDown('bounces')) return void socket.destroy();
    const session = new ImapSession(socket, this.mailbox);
    const lines = createInterface({ input: socket });
    lines.on('line', (line) => {
      if (this.faults.isDown('bounces') || this.faults.take({ target: 'bounces' })) socket.destroy();
      else session.take(line);
    });
    // It tells of the socket's errors once more.
    lines.on('error', () => socket.destroy());
  }
}
