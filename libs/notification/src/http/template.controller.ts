import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, etagOf, ExpectedVersion } from '#platform/http';
import { ChangeTemplate } from '../application/change-template.ts';
import { FindTemplate } from '../application/find-template.ts';
import { ListTemplates } from '../application/list-templates.ts';
import { PreviewTemplate } from '../application/preview-template.ts';
import { presentTemplate } from './present-template.ts';
import {
  agencyQuery,
  checkResponse,
  contentBody,
  draftResponse,
  previewBody,
  previewResponse,
  publishedResponse,
  templateList,
  templateParams,
  templateResponse,
} from './template.requests.ts';

const administrators = may('administer', 'Message');
const ONE = ':agency/:intent/:channel/:language';

type Params = z.infer<typeof templateParams>;

/** What people outside are told, in which words; an agency without its own writes as the one above does. */
@Controller('administration/message-templates')
export class TemplateController {
  constructor(
    private readonly listing: ListTemplates,
    private readonly find: FindTemplate,
    private readonly change: ChangeTemplate,
    private readonly preview: PreviewTemplate,
  ) {}

  @Get()
  @Endpoint({
    summary: 'What an agency says each event with, over each channel, in each language',
    access: administrators,
    query: agencyQuery,
    answer: templateList,
  })
  async list(@Query() { agency }: z.infer<typeof agencyQuery>): Promise<z.infer<typeof templateList>> {
    const lines = await this.listing.execute(agency);
    return {
      items: lines.map(({ publishedAt, ...line }) => ({ ...line, publishedAt: rfc3339(publishedAt) })),
    };
  }

  @Get(ONE)
  @Endpoint({
    summary: 'A template: what is in force, the agency’s draft and versions, and what may and must be said',
    access: administrators,
    params: templateParams,
    answer: templateResponse,
  })
  async one(
    @Param() named: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof templateResponse>> {
    const shown = presentTemplate(named, await this.find.execute(named));
    void reply.header('ETag', etagOf(shown.revision));
    return shown;
  }

  @Put(`${ONE}/draft`)
  @Endpoint({
    summary: 'Keep a draft, faulty or not; If-Match "0" where nothing was changed yet',
    access: administrators,
    params: templateParams,
    body: contentBody,
    answer: draftResponse,
    versioned: true,
  })
  async draft(
    @Caller() officer: Principal,
    @Param() named: Params,
    @Body() { content }: z.infer<typeof contentBody>,
    @ExpectedVersion() expected: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof draftResponse>> {
    const { revision, check } = await this.change.draft({ officer, named, expected }, content);
    void reply.header('ETag', etagOf(revision));
    return { revision, ...check };
  }

  @Post(`${ONE}/checks`)
  @HttpCode(200)
  @Endpoint({
    summary:
      'What keeps texts from being published, each with its place, and how long an SMS gets; nothing is kept',
    access: administrators,
    params: templateParams,
    body: contentBody,
    answer: checkResponse,
  })
  check(
    @Param() named: Params,
    @Body() { content }: z.infer<typeof contentBody>,
  ): Promise<z.infer<typeof checkResponse>> {
    return this.find.check(named, content);
  }

  @Post(`${ONE}/previews`)
  @HttpCode(200)
  @Endpoint({
    summary:
      'What texts would say, of made-up facts or of a dossier the caller may see. Audited with the dossier',
    access: administrators,
    params: templateParams,
    body: previewBody,
    answer: previewResponse,
  })
  show(
    @Caller() officer: Principal,
    @Param() named: Params,
    @Body() { content, dossier }: z.infer<typeof previewBody>,
  ): Promise<z.infer<typeof previewResponse>> {
    return this.preview.execute(officer, named, content, dossier);
  }

  @Post(`${ONE}/publication`)
  @HttpCode(200)
  @Endpoint({
    summary: 'Make the draft the next version of the agency, and of those below it without their own',
    access: administrators,
    params: templateParams,
    answer: publishedResponse,
    versioned: true,
  })
  async publish(
    @Caller() officer: Principal,
    @Param() named: Params,
    @ExpectedVersion() expected: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof publishedResponse>> {
    const published = await this.change.publish({ officer, named, expected });
    void reply.header('ETag', etagOf(published.revision));
    return published;
  }

  @Post(`${ONE}/return`)
  @HttpCode(200)
  @Endpoint({
    summary: 'Write again as the agency above does, or as shipped; a draft is put away',
    access: administrators,
    params: templateParams,
    answer: publishedResponse,
    versioned: true,
  })
  async return(
    @Caller() officer: Principal,
    @Param() named: Params,
    @ExpectedVersion() expected: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof publishedResponse>> {
    const returned = await this.change.return({ officer, named, expected });
    void reply.header('ETag', etagOf(returned.revision));
    return returned;
  }
}
