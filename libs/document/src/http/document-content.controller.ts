import { Readable } from 'node:stream';
import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { FollowLink } from '../application/follow-link.ts';

const query = z.strictObject({ link: z.string().max(1000) });

/** Gives files out. They are never shown in place: what an applicant hands in must not run as a page of this system. */
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
    const { name, mediaType, size, content } = await this.following.execute(link);
    reply.headers({
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      ...{ type: mediaType, length: size, disposition: contentDisposition(name) },
    });
  }
}
