import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Patch, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { FindUpload } from '../application/find-upload.ts';
import { ReceivePiece } from '../application/receive-piece.ts';
import { documentProblem } from '../domain/document.problems.ts';

const TUS = '1.0.0';
const params = z.strictObject({ id: z.uuid() });
const progress = z.strictObject({
  size: z.int().describe('bytes announced'),
  received: z.int().describe('bytes there are so far'),
});
const access = may('add documents', 'Dossier');

/** More than any file may have: what a file may have is a setting, and known when its bytes come. */
const LARGEST = 512 * 1024 * 1024;

/** The transfer of tus 1.0.0 (tus.io, core protocol); an upload is created by announcing it to its dossier. */
@Controller('document-uploads')
export class DocumentUploadController {
  constructor(
    private readonly find: FindUpload,
    private readonly receive: ReceivePiece,
  ) {}

  @Get(':id')
  @Endpoint({
    summary: 'How far an upload is; as HEAD, in the headers of tus 1.0.0',
    access,
    params,
    answer: progress,
  })
  async progress(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof progress>> {
    const { size, received } = await this.find.execute(officer, id);
    tellOffset(reply, received).header('Upload-Length', size);
    return { size, received };
  }

  @Patch(':id')
  @HttpCode(204)
  @Endpoint({
    summary: 'Bytes of a file, from Upload-Offset on (tus 1.0.0)',
    access,
    params,
    streamed: 'application/offset+octet-stream',
    bodyLimit: LARGEST,
    status: 204,
  })
  async piece(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Req() { headers, body }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const offset = offsetOf(headers['upload-offset']);
    if (headers['tus-resumable'] !== TUS || offset === undefined || !(body instanceof Readable)) {
      throw documentProblem('document.piece-unfit');
    }
    tellOffset(reply, await this.receive.execute(officer, id, offset, unclosed(body)));
  }
}

/** A refusal must still reach who is sending. */
const unclosed = (body: Readable): AsyncIterable<Buffer> => body.iterator({ destroyOnReturn: false });

const tellOffset = (reply: FastifyReply, received: number): FastifyReply =>
  reply.headers({ 'Tus-Resumable': TUS, 'Upload-Offset': received, 'Cache-Control': 'no-store' });

const offsetOf = (header: unknown): number | undefined =>
  typeof header === 'string' && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
