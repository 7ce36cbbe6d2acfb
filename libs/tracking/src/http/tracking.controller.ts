import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { DOSSIER_CODE } from '#dossier';
import { rfc3339 } from '#platform/clock';
import { Endpoint, everyone } from '#platform/http';
import { type ApplicantTrack, TrackDossier } from '../application/track-dossier.ts';
import { progressOf } from '../domain/progress.ts';
import { trackingPage } from './tracking-page.ts';

const params = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(DOSSIER_CODE, 'Mã hồ sơ không đúng dạng, ví dụ H99.11.01-261121-0001 | Not a dossier code'),
});
const query = z.strictObject({ secret: z.string().min(1).max(40).optional() });

const instant = z.string();
const progress = z.strictObject({ stage: z.int(), stages: z.int(), text: z.string() });

const track = z.strictObject({
  code: z.string(),
  progress,
  /** Everything below is shown with the secret only. */
  details: z
    .strictObject({
      procedure: z.string(),
      receivingAgency: z.string(),
      phone: z.string(),
      receivedAt: instant,
      dueAt: instant.nullable(),
      dueProvisional: z.boolean(),
      closedAt: instant.nullable(),
      now: z.array(z.strictObject({ agency: z.string(), step: z.string(), since: instant })),
      asked: z
        .strictObject({ reason: z.string(), since: instant, request: z.record(z.string(), z.unknown()) })
        .nullable(),
      timeline: z.array(
        z.strictObject({
          at: instant,
          what: z.string(),
          progress: z.string(),
          agency: z.string(),
          dueBefore: instant.nullable(),
          dueAt: instant.nullable(),
        }),
      ),
    })
    .nullable(),
});

export type Track = z.infer<typeof track>;

@Controller('tracking')
export class TrackingController {
  constructor(private readonly tracking: TrackDossier) {}

  @Get(':code')
  @Endpoint({
    summary:
      'Where is my dossier: with the secret of the receipt everything, without it the degree of completion; a page for browsers',
    access: everyone('citizens have no account; the secret opens the details'),
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
    return asPage ? trackingPage(answer) : answer;
  }

  private async find(code: string, secret: string | undefined): Promise<{ answer: Track; version?: number }> {
    if (secret === undefined) {
      const { status } = await this.tracking.byCode(code);
      return { answer: { code, progress: progressOf(status), details: null } };
    }
    const found = await this.tracking.bySecret(code, secret);
    const answer = { code, progress: progressOf(found.status), details: present(found) };
    return { answer, version: found.version };
  }
}

const zoned = (at: string | null): string | null => rfc3339(at === null ? null : new Date(at));

const present = (found: ApplicantTrack): NonNullable<z.infer<typeof track>['details']> => ({
  procedure: found.procedure,
  receivingAgency: found.receivingAgency,
  phone: found.phone,
  receivedAt: rfc3339(found.receivedAt),
  dueAt: rfc3339(found.dueAt),
  dueProvisional: found.dueProvisional,
  closedAt: rfc3339(found.closedAt),
  now: found.holders.map(({ agency, step, since }) => ({ agency, step, since: rfc3339(new Date(since)) })),
  asked: found.asked && { ...found.asked, since: rfc3339(new Date(found.asked.since)) },
  timeline: found.timeline.map(({ at, name, status, agency, dueBefore, dueAt }) => ({
    at: rfc3339(new Date(at)),
    what: name,
    progress: progressOf(status).text,
    agency,
    dueBefore: zoned(dueBefore),
    dueAt: zoned(dueAt),
  })),
});
