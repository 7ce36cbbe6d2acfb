import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Endpoint, everyone, sendFile } from '#platform/http';
import { FollowLink } from '../application/follow-link.ts';

const query = z.strictObject({ link: z.string().max(1000) });

/** Gives files out to whom a link was given. */
@Controller('document-contents')
export class DocumentContentController {
  constructor(private readonly following: FollowLink) {}

  @Get()
  @Endpoint({
    summary: 'Download a file by a link',
    access: everyone('the link names a session, which must be open and may see the dossier'),
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
