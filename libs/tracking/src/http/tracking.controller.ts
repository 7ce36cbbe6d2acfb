import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { noticeWishesSchema, offeredChannels, presentLines, type ShownSecret } from '#dossier';
import { CONFIG, type Config } from '#platform/config';
import { Endpoint, everyone, languageFor, networkOf } from '#platform/http';
import type { Language } from '#platform/problem';
import { ServeApplicant } from '../application/serve-applicant.ts';
import { TrackDossier } from '../application/track-dossier.ts';
import { progressOf } from '../domain/progress.ts';
import { presentTrack } from './present-track.ts';
import { type Ledger, ledger, type Track, track } from './track.response.ts';
import { lookQuery, secretQuery, trackedCode, wishesBody } from './tracking.requests.ts';
import { trackingPage } from './tracking-page.ts';
import { unlessKnown } from './unless-known.ts';

type Look = z.infer<typeof lookQuery>;
/** What is shown by who may have no secret. */
type Asked = Omit<ShownSecret, 'secret'> & { secret: string | undefined };

@Controller('tracking')
export class TrackingController {
  constructor(
    private readonly tracking: TrackDossier,
    private readonly serve: ServeApplicant,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':code')
  @Endpoint({
    summary:
      'Where is my dossier: with the secret of the receipt everything, without it the degree of completion; a page for browsers',
    access: everyone('citizens have no account; the secret opens the details'),
    seesEverything: true,
    guessable: true,
    params: trackedCode,
    query: lookQuery,
    answer: track,
  })
  async look(
    @Param() { code }: z.infer<typeof trackedCode>,
    @Query() query: Look,
    @Headers() headers: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Track | string | undefined> {
    const asPage = headers.accept?.includes('text/html') ?? false;
    const language = languageFor(query.lang, headers['accept-language']);
    void reply.headers({
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept, Accept-Language',
      'Content-Language': language,
    });
    if (asPage) void reply.type('text/html; charset=utf-8');
    const { answer, page } = await this.find(shownBy(code, query.secret, reply), language);
    const shown = asPage ? await page() : answer;
    return unlessKnown(shown, headers['if-none-match'], reply);
  }

  @Get(':code/deadline')
  @Endpoint({
    summary: 'Why the due time is what it is, line by line, for who has the secret of the receipt',
    access: everyone('citizens have no account; the secret opens it'),
    seesEverything: true,
    guessable: true,
    params: trackedCode,
    query: secretQuery,
    answer: ledger,
  })
  async deadline(
    @Param() { code }: z.infer<typeof trackedCode>,
    @Query() { secret }: z.infer<typeof secretQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Ledger> {
    void reply.header('Cache-Control', 'private, no-cache');
    const lines = await this.serve.deadline(shownBy(code, secret, reply));
    return { lines: presentLines(lines ?? []) };
  }

  @Post(':code')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Over what, and in which language, I want to be told from now on; also as the form on the page, which leads back to it',
    access: everyone('citizens have no account; the secret opens it'),
    seesEverything: true,
    guessable: true,
    params: trackedCode,
    query: secretQuery,
    body: wishesBody,
    answer: noticeWishesSchema,
  })
  async choose(
    @Param() { code }: z.infer<typeof trackedCode>,
    @Query() { secret }: z.infer<typeof secretQuery>,
    @Body() { channels, language, page, show, go }: z.infer<typeof wishesBody>,
    @Headers() { accept = '' }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof noticeWishesSchema>> {
    const shown = shownBy(code, secret, reply);
    const wishes = { channels: [channels].flat(), language };
    const chosen =
      show || go ? (await this.tracking.bySecret(shown)).notices : await this.serve.choose(shown, wishes);
    if (accept.includes('text/html')) {
      const spoken = show ?? page;
      const [place, named] = go ? [`${code}/${go}`, 'language'] : [code, 'lang'];
      const lang = spoken ? `&${named}=${spoken}` : '';
      void reply.status(303).header('Location', `${place}?secret=${encodeURIComponent(secret)}${lang}`);
    }
    return chosen;
  }

  private async find({ secret, ...asked }: Asked, language: Language) {
    const { code } = asked;
    const offered = offeredChannels(this.config);
    if (secret === undefined) {
      const progress = progressOf(await this.tracking.byCode(code), language);
      const answer: Track = { code, language, progress, details: null };
      return { answer, page: () => trackingPage(answer, { ...FOR_STRANGERS, offered }) };
    }
    const found = await this.tracking.bySecret({ ...asked, secret });
    const progress = progressOf(found.status, language);
    const answer: Track = { code, language, progress, details: presentTrack(found, language) };
    const page = async () => trackingPage(answer, { ...(await this.serve.beside(found.id)), offered });
    return { answer, page };
  }
}

const FOR_STRANGERS = { lines: [], mayRate: false, mayAsk: false };

const shownBy = <Secret extends string | undefined>(
  code: string,
  secret: Secret,
  { request }: FastifyReply,
) => ({
  ...{ code, secret },
  network: networkOf(request.ip),
});
