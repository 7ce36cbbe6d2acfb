import { Body, Controller, Get, HttpCode, Param, Post, Put, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, etagOf, ExpectedVersion } from '#platform/http';
import { FindTemplate } from '../application/find-template.ts';
import { PreviewTemplate } from '../application/preview-template.ts';
import { SetTemplate } from '../application/set-template.ts';
import {
  templateContentSchema,
  templateParams,
  templateResponse,
  templateSchema,
  writtenResponse,
} from './template.requests.ts';

const administrators = may('administer', 'Form');

type Params = z.infer<typeof templateParams>;

/** How agencies' forms look; an agency without its own template prints with that of the agency above. */
@Controller('administration/form-templates')
export class TemplateController {
  constructor(
    private readonly find: FindTemplate,
    private readonly set: SetTemplate,
    private readonly preview: PreviewTemplate,
  ) {}

  @Get(':agency/:form')
  @Endpoint({
    summary: 'What an agency prints a form with today, and its own versions',
    access: administrators,
    params: templateParams,
    answer: templateResponse,
  })
  async one(
    @Param() { agency, form }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof templateResponse>> {
    const { inForce, setFor, own } = await this.find.execute(agency, form);
    void reply.header('ETag', etagOf(own.at(-1)?.version ?? 0));
    return {
      inForce: { setFor, version: inForce.version, ...inForce.content, notes: [...inForce.content.notes] },
      versions: own.map(({ version, validFrom, content, setAt, setBy }) => ({
        ...{ version, validFrom, setAt: rfc3339(setAt), setBy },
        ...{ ...content, notes: [...content.notes] },
      })),
    };
  }

  @Put(':agency/:form')
  @Endpoint({
    summary:
      'Give an agency, and those below it without their own, a new version; If-Match "0" where it has none',
    access: administrators,
    params: templateParams,
    body: templateSchema,
    answer: writtenResponse,
    versioned: true,
  })
  async write(
    @Caller() officer: Principal,
    @Param() { agency, form }: Params,
    @Body() { validFrom, ...content }: z.infer<typeof templateSchema>,
    @ExpectedVersion() expected: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof writtenResponse>> {
    const version = await this.set.execute(officer, { agency, form, expected, validFrom, content });
    void reply.header('ETag', etagOf(version));
    return { version };
  }

  @Post(':agency/:form/previews')
  @HttpCode(200)
  @Endpoint({
    summary: 'Print a form of a fictional dossier with a template, without keeping either',
    access: administrators,
    params: templateParams,
    body: templateContentSchema,
    produces: 'application/pdf',
  })
  async show(
    @Param() { agency, form }: Params,
    @Body() content: z.infer<typeof templateContentSchema>,
  ): Promise<StreamableFile> {
    const pdf = await this.preview.execute(agency, form, content);
    return new StreamableFile(pdf, { type: 'application/pdf' });
  }
}
