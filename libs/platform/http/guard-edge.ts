import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '#platform/config';
import { requestProblem } from '#platform/problem';
import { Admission } from './admission.ts';
import { networkOf } from './network-of.ts';
import { askedByOwnPage } from './own-page.ts';
import { RateLimits } from './rate-limits.ts';
import { rulesOf } from './route-rules.ts';

/**
 * Refuses at the edge, before anything is read or looked up: who asks too much; administration where it is not
 * admitted, which is answered as if there were nothing; and what a page of another site wants done in someone's name.
 */
export function guardEdge(app: NestFastifyApplication): void {
  const admission = new Admission(app.get<Config>(CONFIG));
  const rates = app.get(RateLimits);
  const fastify = app.getHttpAdapter().getInstance();
  const admit = async (request: FastifyRequest): Promise<void> => {
    const { administrative, ambient, guessable } = rulesOf(request);
    await rates.count('address', request.ip);
    if (guessable) await rates.count('guess', networkOf(request.ip));
    if (administrative && !admission.admits(request)) throw requestProblem('request.not-found');
    if (ambient && !askedByOwnPage(request)) throw requestProblem('request.cross-site');
  };
  fastify.addHook('onRequest', async (request, reply) => {
    try {
      await admit(request);
    } catch (error) {
      // What is served beside the endpoints has handlers of its own, which would show the error as it is.
      fastify.errorHandler(error as FastifyError, request, reply);
      await reply;
    }
  });
}
