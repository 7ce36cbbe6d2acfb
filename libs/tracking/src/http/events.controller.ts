import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Endpoint, everyone, languageFor, networkOf } from '#platform/http';
import { OpenedBySecret } from '../application/opened-by-secret.ts';
import { WatchDossiers } from '../application/watch-dossiers.ts';
import { secretQuery, trackedCode } from './tracking.requests.ts';

@Controller('tracking/:code/events')
export class EventsController {
  constructor(
    private readonly open: OpenedBySecret,
    private readonly watching: WatchDossiers,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'Changes of my dossier as they happen (server-sent events): `changed` with the progress in words, upon which the dossier is looked up again',
    access: everyone('citizens have no account; the secret opens it'),
    seesEverything: true,
    guessable: true,
    params: trackedCode,
    query: secretQuery,
    produces: 'text/event-stream',
  })
  async follow(
    @Param() { code }: z.infer<typeof trackedCode>,
    @Query() { secret, lang }: z.infer<typeof secretQuery>,
    @Headers() headers: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const network = networkOf(reply.request.ip);
    const dossierId = await this.open.execute({ code, secret, network });
    const seen = headers['last-event-id'];
    const stream = await this.watching.watch({
      ...{ dossierId, network, language: languageFor(lang, headers['accept-language']) },
      seen: typeof seen === 'string' ? seen : undefined,
    });
    // Proxies are not to gather it.
    void reply.headers({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }
}
