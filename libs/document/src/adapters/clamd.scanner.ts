import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { type ScanOutcome, VirusScanner } from '../application/virus-scanner.ts';
import { outcomeOfReply } from './clamd-reply.ts';

/** Longest answer that is listened to. */
const REPLY_BYTES = 4096;

/** Speaks clamd's INSTREAM over TCP (clamd(8)): chunks, each after its length in four bytes, ended by one of length 0. */
@Injectable()
export class ClamdScanner extends VirusScanner {
  private readonly address: { host: string; port: number };

  constructor(@Inject(CONFIG) { CLAMD_URL }: Pick<Config, 'CLAMD_URL'>) {
    super();
    const { hostname, port } = new URL(CLAMD_URL);
    this.address = { host: hostname, port: Number(port) };
  }

  async scan(content: AsyncIterable<Buffer>, deadline: AbortSignal): Promise<ScanOutcome> {
    const socket = connect({ ...this.address, signal: deadline });
    const reply = replyOf(socket);
    try {
      await sendStream(socket, content);
      return outcomeOfReply(await reply);
    } finally {
      socket.destroy();
    }
  }
}

/** Ends early when clamd does: it answers and hangs up as soon as a stream is too long for it. */
async function sendStream(socket: Socket, content: AsyncIterable<Buffer>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const bytes of content) {
    if (bytes.length === 0) continue;
    if (!socket.writable) return;
    await write(socket, lengthOf(bytes.length));
    await write(socket, bytes);
  }
  await write(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** Waits until the other side takes more, or is gone. */
async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (!socket.writable || socket.write(bytes)) return;
  const over = new AbortController();
  const events = ['drain', 'close'].map((event) => once(socket, event, { signal: over.signal }));
  await Promise.race(events).catch(() => undefined);
  over.abort();
  await Promise.allSettled(events);
}

/** What was answered until the other side closed or said a whole line; an error of the connection as its words. */
function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let reply = '';
    const end = (reason = '') => resolve(reply.split('\0')[0] || reason);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      reply = (reply + text).slice(0, REPLY_BYTES);
      if (reply.includes('\0')) end();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => end(`no answer: ${error.code ?? error.name}`));
    socket.on('close', () => end('no answer'));
  });
}
