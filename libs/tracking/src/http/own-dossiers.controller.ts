import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { presentLines } from '#dossier';
import { CallingCitizen, type Citizen } from '#identity';
import { rfc3339 } from '#platform/clock';
import { citizens, Endpoint, languageFor } from '#platform/http';
import type { Language } from '#platform/problem';
import { ListOwnDossiers, type OwnLine } from '../application/list-own-dossiers.ts';
import { LookAtOwnDossier } from '../application/look-at-own-dossier.ts';
import { progressOf } from '../domain/progress.ts';
import { presentTrack } from './present-track.ts';
import { type Ledger, ledger, type OwnDossiers, ownDossiers, type Track, track } from './track.response.ts';
import { ownListQuery, ownLookQuery, trackedCode } from './tracking.requests.ts';
import { unlessKnown } from './unless-known.ts';

/** What is theirs, for a citizen who has signed on. */
@Controller('tracking/mine')
export class OwnDossiersController {
  constructor(
    private readonly listing: ListOwnDossiers,
    private readonly own: LookAtOwnDossier,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'My dossiers: those that are mine, and those I handed in for others and gave my number; the newest first',
    access: citizens,
    query: ownListQuery,
    answer: ownDossiers,
  })
  async list(
    @CallingCitizen() citizen: Citizen,
    @Query() { limit, cursor, lang }: z.infer<typeof ownListQuery>,
    @Headers() headers: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnDossiers | undefined> {
    const language = speak(lang, headers, reply);
    const { items, next } = await this.listing.execute(citizen, { limit, cursor });
    const shown = { items: items.map((line) => presentLine(line, language)), next };
    return unlessKnown(shown, headers['if-none-match'], reply);
  }

  @Get(':code')
  @Endpoint({
    summary: 'Where is this dossier of mine: what the secret of the receipt would show',
    access: citizens,
    params: trackedCode,
    query: ownLookQuery,
    answer: track,
  })
  async look(
    @CallingCitizen() citizen: Citizen,
    @Param() { code }: z.infer<typeof trackedCode>,
    @Query() { lang }: z.infer<typeof ownLookQuery>,
    @Headers() headers: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Track | undefined> {
    const language = speak(lang, headers, reply);
    const found = await this.own.track(citizen, code);
    const progress = progressOf(found.status, language);
    const shown: Track = { code, language, progress, details: presentTrack(found, language) };
    return unlessKnown(shown, headers['if-none-match'], reply);
  }

  @Get(':code/deadline')
  @Endpoint({
    summary: 'Why the due time of this dossier of mine is what it is, line by line',
    access: citizens,
    params: trackedCode,
    answer: ledger,
  })
  async deadline(
    @CallingCitizen() citizen: Citizen,
    @Param() { code }: z.infer<typeof trackedCode>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Ledger> {
    void reply.headers({ 'Cache-Control': 'private, no-cache', Vary: 'Authorization' });
    const lines = await this.own.deadline(citizen, code);
    return { lines: presentLines(lines ?? []) };
  }
}

/** Nobody else's cache keeps what is shown. */
function speak(asked: Language | undefined, headers: IncomingHttpHeaders, reply: FastifyReply): Language {
  const language = languageFor(asked, headers['accept-language']);
  void reply.headers({
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization, Accept-Language',
    'Content-Language': language,
  });
  return language;
}

const presentLine = (
  { status, owned, receivedAt, dueAt, closedAt, ...line }: OwnLine,
  language: Language,
): OwnDossiers['items'][number] => ({
  code: line.code,
  as: owned ? 'applicant' : 'submitter',
  procedure: line.procedure,
  receivingAgency: line.receivingAgency,
  progress: progressOf(status, language),
  receivedAt: rfc3339(receivedAt),
  dueAt: rfc3339(dueAt),
  dueProvisional: line.dueProvisional,
  closedAt: rfc3339(closedAt),
  outstanding: line.outstanding,
});
