import type { FastifyReply } from 'fastify';
import type { ShownSecret } from '#dossier';
import { networkOf } from '#platform/http';

/** What a request shows to be let in, and where it comes from. */
export const shownBy = (code: string, secret: string, { request }: FastifyReply): ShownSecret => ({
  ...{ code, secret },
  network: networkOf(request.ip),
});
