import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, sendFile } from '#platform/http';
import { SubmissionPapers } from '../application/submissions/submission-papers.ts';

const params = z.strictObject({ id: z.uuid() });
const contentQuery = z.strictObject({ paper: z.uuid() });

const paperList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      component: z.string().nullable().describe('code; null = another paper'),
      name: z.string().nullable().describe('null = erased'),
      mediaType: z.string(),
      size: z.int().describe('bytes'),
      state: z
        .enum(['waiting', 'clean', 'infected', 'unreadable', 'erased'])
        .describe('only what is clean is given out'),
    }),
  ),
});

const atTheDesk = may('receive', 'Dossier');

/** Files that came with what was handed in online. */
@Controller('submissions/:id')
export class SubmissionPaperController {
  constructor(private readonly papers: SubmissionPapers) {}

  @Get('papers')
  @Endpoint({
    summary: 'The files that came with a submission, before it is a dossier',
    access: atTheDesk,
    params,
    answer: paperList,
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof paperList>> {
    return { items: await this.papers.of(officer, id) };
  }

  @Get('paper-content')
  @Endpoint({
    summary: 'Download a file of a submission',
    access: atTheDesk,
    params,
    query: contentQuery,
    produces: 'application/octet-stream',
  })
  async download(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Query() { paper }: z.infer<typeof contentQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(await this.papers.open(officer, id, paper), reply);
  }
}
