import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';

/** A file on its way out. */
export interface SentFile {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  content: AsyncIterable<Buffer>;
}

/** Gives a file out. Never to be shown in place: what an applicant hands in must not run as a page of this system. */
export function sendFile({ name, mediaType, size, content }: SentFile, reply: FastifyReply): StreamableFile {
  reply.headers({
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  return new StreamableFile(Readable.from(content, { objectMode: false }), {
    ...{ type: mediaType, length: size, disposition: contentDisposition(name) },
  });
}
