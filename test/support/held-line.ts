import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to PostgreSQL on which answers can be held back, to see what is sent without waiting for them. */
export interface HeldLine {
  url: string;
  /** Holds answers back until the client has sent this text, and lets them through then. */
  holdUntilSent(text: string): Promise<void>;
  close(): void;
}

export async function layHeldLine(databaseUrl: string): Promise<HeldLine> {
  const url = new URL(databaseUrl);
  const far = { host: url.hostname, port: Number(url.port) };
  const held: Socket[] = [];
  let awaited: { text: string; sent: string; done: () => void } | undefined;
  const server = createServer((near) => {
    const database = connect(far);
    near.on('data', (said: Buffer) => {
      database.write(said);
      if (!awaited) return;
      awaited.sent += said.toString('latin1');
      if (!awaited.sent.includes(awaited.text)) return;
      awaited.done();
      awaited = undefined;
      database.resume();
    });
    database.on('data', (said: Buffer) => near.write(said));
    near.on('close', () => database.destroy());
    database.on('close', () => near.destroy());
    for (const end of [near, database]) end.on('error', () => end.destroy());
    held.push(database);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.toString(),
    holdUntilSent: (text) => {
      for (const database of held) database.pause();
      return new Promise((resolve) => {
        awaited = { text, sent: '', done: resolve };
      });
    },
    close: () => {
      for (const database of held) database.destroy();
      server.close();
    },
  };
}
