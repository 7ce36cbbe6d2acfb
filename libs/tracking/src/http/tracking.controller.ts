import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  DOSSIER_CODE,
  ledgerLineResponse,
  NOTICE_CHANNELS,
  noticeWishesSchema,
  offeredChannels,
  presentLines,
} from '#dossier';
import { CONFIG, type Config } from '#platform/config';
import { Endpoint, everyone } from '#platform/http';
import { TrackDossier } from '../application/track-dossier.ts';
import { progressOf } from '../domain/progress.ts';
import { presentTrack, type Track, track } from './track.response.ts';
import { trackingPage } from './tracking-page.ts';

const params = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(DOSSIER_CODE, 'Mã hồ sơ không đúng dạng, ví dụ H99.11.01-261121-0001 | Not a dossier code'),
});
const query = z.strictObject({ secret: z.string().min(1).max(40).optional() });
const secretQuery = z.strictObject({ secret: z.string().min(1).max(40) });
const { channels, language } = noticeWishesSchema.shape;
/** A form sends a word for one ticked box, and none for none. */
const wishesBody = z.strictObject({
  channels: z.union([channels, z.enum(NOTICE_CHANNELS)]).default([]),
  language,
});
const ledger = z.strictObject({ lines: z.array(ledgerLineResponse) });

/** Counted in the tag of an answer: whatever becomes of a message changes two of the numbers. */
const TOLD_STATES = ['waiting', 'sent', 'arrived', 'not-arrived', 'not-sent'] as const;

@Controller('tracking')
export class TrackingController {
  constructor(
    private readonly tracking: TrackDossier,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':code')
  @Endpoint({
    summary:
      'Where is my dossier: with the secret of the receipt everything, without it the degree of completion; a page for browsers',
    access: everyone('citizens have no account; the secret opens the details'),
    seesEverything: true,
    guessable: true,
    params,
    query,
    answer: track,
  })
  async look(
    @Param() { code }: z.infer<typeof params>,
    @Query() { secret }: z.infer<typeof query>,
    @Headers() { accept = '', 'if-none-match': known }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Track | string | undefined> {
    const asPage = accept.includes('text/html');
    void reply.headers({ 'Cache-Control': 'private, no-cache', Vary: 'Accept' });
    if (asPage) void reply.type('text/html; charset=utf-8');
    const { answer, version } = await this.find(code, secret);
    if (version !== undefined) {
      const etag = `"${version}${asPage ? '-page' : ''}"`;
      void reply.header('ETag', etag);
      if (known === etag) {
        void reply.status(304);
        return undefined;
      }
    }
    if (!asPage) return answer;
    const lines = secret === undefined ? null : await this.tracking.deadline(code, secret);
    return trackingPage(answer, lines ?? [], offeredChannels(this.config));
  }

  @Get(':code/deadline')
  @Endpoint({
    summary: 'Why the due time is what it is, line by line, for who has the secret of the receipt',
    access: everyone('citizens have no account; the secret opens it'),
    seesEverything: true,
    guessable: true,
    params,
    query: secretQuery,
    answer: ledger,
  })
  async deadline(
    @Param() { code }: z.infer<typeof params>,
    @Query() { secret }: z.infer<typeof secretQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ledger>> {
    void reply.header('Cache-Control', 'private, no-cache');
    return { lines: presentLines((await this.tracking.deadline(code, secret)) ?? []) };
  }

  @Post(':code')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Over what, and in which language, I want to be told from now on; also as the form on the page, which leads back to it',
    access: everyone('citizens have no account; the secret opens it'),
    seesEverything: true,
    guessable: true,
    params,
    query: secretQuery,
    body: wishesBody,
    answer: noticeWishesSchema,
  })
  async choose(
    @Param() { code }: z.infer<typeof params>,
    @Query() { secret }: z.infer<typeof secretQuery>,
    @Body() body: z.infer<typeof wishesBody>,
    @Headers() { accept = '' }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof noticeWishesSchema>> {
    const chosen = await this.tracking.choose(code, secret, {
      ...{ channels: [body.channels].flat(), language: body.language },
    });
    if (accept.includes('text/html')) {
      void reply.status(303).header('Location', `${code}?secret=${encodeURIComponent(secret)}`);
    }
    return chosen;
  }

  private async find(code: string, secret: string | undefined): Promise<{ answer: Track; version?: string }> {
    if (secret === undefined) {
      const { status } = await this.tracking.byCode(code);
      return { answer: { code, progress: progressOf(status), details: null } };
    }
    const found = await this.tracking.bySecret(code, secret);
    const answer = { code, progress: progressOf(found.status), details: presentTrack(found) };
    // Messages arrive, and wishes change, without a change of the dossier.
    const arrivals = TOLD_STATES.map(
      (state) => found.told.filter((message) => message.state === state).length,
    );
    const { channels: over, language: spoken } = found.notices;
    return { answer, version: [found.version, ...arrivals, ...over, spoken].join('.') };
  }
}
