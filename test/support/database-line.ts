import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to PostgreSQL or Redis that a test can break and mend, as networks and restarts do. */
export class DatabaseLine {
  /** What is connected: the client's end, and the database's. */
  private readonly calls = new Map<Socket, Socket>();
  private server: Server | undefined;
  private port = 0;
  private far = { host: '', port: 0 };
  private isHeld = false;

  static async lay(): Promise<DatabaseLine> {
    const line = new DatabaseLine();
    await line.mend();
    return line;
  }

  /** The same database, reached over this line. */
  over(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    this.far = { host: url.hostname, port: Number(url.port) };
    url.host = `127.0.0.1:${this.port}`;
    return url.toString();
  }

  /** Ends what is connected in good order, as a server does that is stopped, and refuses what tries to. */
  hangUp(): Promise<void> {
    return this.stop((near) => near.end());
  }

  /** Resets what is connected, as a network does that has lost it, and refuses what tries to. */
  cut(): Promise<void> {
    return this.stop((near) => near.resetAndDestroy());
  }

  /** Keeps what is connected, takes whoever calls, and carries nothing any more, as a machine that has frozen. */
  hold(): void {
    this.isHeld = true;
    for (const [near, far] of this.calls) {
      near.unpipe(far);
      far.unpipe(near);
    }
  }

  /** Connects again, at the same address. */
  async mend(): Promise<void> {
    this.isHeld = false;
    this.server = createServer((near) => this.join(near, connect(this.far)));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private async stop(end: (near: Socket) => void): Promise<void> {
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    for (const [near, far] of this.calls) {
      far.unpipe(near);
      // The kernel resets a connection closed over something unread: what the client still says is read, and dropped.
      near.unpipe(far).resume();
      end(near);
    }
    await closed;
  }

  private join(near: Socket, far: Socket): void {
    this.calls.set(near, far);
    if (!this.isHeld) near.pipe(far).pipe(near);
    near.on('close', () => {
      this.calls.delete(near);
      far.destroy();
    });
    far.on('close', () => near.destroy());
    for (const one of [near, far]) one.on('error', () => one.destroy());
  }
}
