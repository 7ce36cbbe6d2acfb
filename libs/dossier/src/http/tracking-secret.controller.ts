import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { ReissueSecret } from '../application/tracking/reissue-secret.ts';
import type { TrackingLink } from '../application/tracking/tracking-links.ts';

const params = z.strictObject({ id: z.uuid() });
const link = z.strictObject({ secret: z.string(), url: z.string() });

@Controller('dossiers/:id/tracking-secrets')
export class TrackingSecretController {
  constructor(private readonly reissue: ReissueSecret) {}

  @Post()
  @Endpoint({
    summary:
      'Issue the secret of the receipt again, for an applicant at the desk who has lost it; the one before opens nothing any more',
    access: may('print slips', 'Dossier'),
    params,
    answer: link,
    status: 201,
  })
  issue(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackingLink> {
    void reply.header('Cache-Control', 'no-store');
    return this.reissue.byOfficer(officer, id);
  }
}
