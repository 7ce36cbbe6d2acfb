import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { Endpoint, everyone, languageFor } from '#platform/http';
import { Problem } from '#platform/problem';
import { ShowRating, type ShownRating } from '../application/queries/show-rating.ts';
import { RateDossier } from '../application/rate-dossier.ts';
import { ratingPage } from './rating-page.ts';
import { dossierParams, pageQuery, ratingBody, ratingResponse } from './rating.requests.ts';
import { shownBy } from './shown-by.ts';

type Params = z.infer<typeof dossierParams>;
type Asked = z.infer<typeof pageQuery>;
type Shown = z.infer<typeof ratingResponse>;

const whoHasTheSecret = everyone('citizens have no account; the secret opens it');

/** How applicants rate the handling of their dossiers. */
@Controller('tracking/:code/rating')
export class RatingController {
  constructor(
    private readonly show: ShowRating,
    private readonly rate: RateDossier,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Whether my dossier can be rated, and how I rated it; a page with a form for browsers',
    access: whoHasTheSecret,
    seesEverything: true,
    guessable: true,
    params: dossierParams,
    query: pageQuery,
    answer: ratingResponse,
  })
  async look(
    @Param() { code }: Params,
    @Query() { secret, language }: Asked,
    @Headers() { accept = '', 'accept-language': accepted }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shown | string> {
    void reply.headers({ 'Cache-Control': 'private, no-cache', Vary: 'Accept, Accept-Language' });
    const shown = await this.show.execute(shownBy(code, secret, reply));
    if (!accept.includes('text/html')) return present(shown);
    void reply.type('text/html; charset=utf-8');
    return ratingPage(shown, languageFor(language, accepted));
  }

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary:
      'Rate my dossier once it has ended, once for ever; also as the form on the page, which leads back to it',
    access: whoHasTheSecret,
    seesEverything: true,
    guessable: true,
    params: dossierParams,
    query: pageQuery,
    body: ratingBody,
    answer: ratingResponse,
  })
  async send(
    @Param() { code }: Params,
    @Query() { secret, language }: Asked,
    @Body() body: z.infer<typeof ratingBody>,
    @Headers() { accept = '' }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Shown> {
    const asForm = accept.includes('text/html');
    try {
      await this.rate.execute(shownBy(code, secret, reply), body);
    } catch (error) {
      // Whoever pressed the button twice is shown that the first was enough.
      if (!asForm || !(error instanceof Problem) || error.code !== 'feedback.rated-already') throw error;
    }
    if (asForm) {
      const address = new URLSearchParams({ secret, ...(language && { language }) });
      void reply.status(303).header('Location', `rating?${address.toString()}`);
    }
    return present(await this.show.execute(shownBy(code, secret, reply)));
  }
}

const present = ({ rated, ...shown }: ShownRating): Shown => ({
  ...shown,
  rated: rated && { level: rated.level, at: rfc3339(rated.at) },
});
