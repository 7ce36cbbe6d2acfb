import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** Answers what everybody may see, unless the caller has it already. @param seconds caches may answer with the same */
export function keptByCaches<Answer>(
  reply: FastifyReply,
  known: string | undefined,
  answer: Answer,
  seconds: number,
): Answer | undefined {
  const digest = createHash('sha256').update(JSON.stringify(answer)).digest('base64url');
  const etag = `"${digest.slice(0, 22)}"`;
  void reply.headers({ 'Cache-Control': `public, max-age=${seconds}`, ETag: etag });
  if (known !== etag) return answer;
  void reply.status(304);
  return undefined;
}
