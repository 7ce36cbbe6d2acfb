import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Endpoint, everyone, sendFile } from '#platform/http';
import { FollowPortalLink } from '../application/follow-portal-link.ts';

const query = z.strictObject({ link: z.string().max(1000) });

/** Gives the national portal the files it was told of. */
@Controller('portal-files')
export class PortalFileController {
  constructor(private readonly following: FollowPortalLink) {}

  @Get()
  @Endpoint({
    summary: 'Download a file that the national portal was told of',
    access: everyone('the link is signed, for one file and some days; the national portal has no session'),
    seesEverything: true,
    query,
    produces: 'application/octet-stream',
  })
  async download(
    @Query() { link }: z.infer<typeof query>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(await this.following.execute(link), reply);
  }
}
