import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to PostgreSQL that a test can cut and mend, as networks and restarts do. */
export class DatabaseLine {
  private readonly ends = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;
  private far = { host: '', port: 0 };

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

  /** Breaks what is connected and refuses what tries to. */
  async cut(): Promise<void> {
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    for (const end of this.ends) end.destroy();
    await closed;
  }

  /** Connects again, at the same address. */
  async mend(): Promise<void> {
    this.server = createServer((near) => this.join(near, connect(this.far)));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.ends.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
