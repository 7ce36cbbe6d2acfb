import { hash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/**
 * Tags what is shown. Messages arrive, fees are paid and wishes change without a change of the dossier: the tag is a digest of
 * all of it.
 * @param known tag of what the client has (`If-None-Match`)
 * @returns undefined, with 304, where that is the same
 */
export function unlessKnown<Shown>(
  shown: Shown,
  known: string | undefined,
  reply: FastifyReply,
): Shown | undefined {
  const etag = `"${hash('sha256', JSON.stringify(shown), 'base64url').slice(0, 27)}"`;
  void reply.header('ETag', etag);
  if (known !== etag) return shown;
  void reply.status(304);
  return undefined;
}
