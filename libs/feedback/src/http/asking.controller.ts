import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { ShownSecret } from '#dossier';
import { Endpoint, everyone, type IdempotentRequest, languageFor } from '#platform/http';
import { type Bilingual, Problem, PROBLEM_STATUS } from '#platform/problem';
import { ApplicantsEnquiries } from '../application/queries/applicants-enquiries.ts';
import { SendEnquiry, type WrittenEnquiry } from '../application/send-enquiry.ts';
import { type AskingForm, askingPage } from './asking-page.ts';
import { askingBody, askingQuery, enquiryBody } from './enquiry.requests.ts';
import { FAULTS } from './asking-words.ts';
import { dossierParams } from './rating.requests.ts';
import { shownBy } from './shown-by.ts';

type Params = z.infer<typeof dossierParams>;
type Asked = z.infer<typeof askingQuery>;

const whoHasTheSecret = everyone('citizens have no account; the secret opens it');

/** Where applicants ask and read answers with nothing but a browser. */
@Controller('tracking/:code/asking')
export class AskingController {
  constructor(
    private readonly enquiries: ApplicantsEnquiries,
    private readonly sending: SendEnquiry,
  ) {}

  @Get()
  @Endpoint({
    summary: 'The page on which I ask, or complain, about my dossier and read the answers',
    access: whoHasTheSecret,
    seesEverything: true,
    guessable: true,
    params: dossierParams,
    query: askingQuery,
    produces: 'text/html',
  })
  look(
    @Param() { code }: Params,
    @Query() asked: Asked,
    @Headers() { 'accept-language': accepted }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = { key: uuid(), kind: '', content: '', faults: {} };
    return this.page({ code, asked, accepted, reply }, form);
  }

  @Post()
  @HttpCode(303)
  @Endpoint({
    summary: 'What the form on that page sends; leads back to it, or says beside the form what is wrong',
    access: whoHasTheSecret,
    seesEverything: true,
    guessable: true,
    params: dossierParams,
    query: askingQuery,
    body: askingBody,
    status: 303,
    produces: 'text/html',
  })
  async send(
    @Param() { code }: Params,
    @Query() asked: Asked,
    @Body() { key, ...said }: z.infer<typeof askingBody>,
    @Headers() { 'accept-language': accepted }: IncomingHttpHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const refused = await this.refusalOf(shownBy(code, asked.secret, reply), key, said);
    if (refused) {
      void reply.status(refused.status);
      return this.page({ code, asked, accepted, reply }, { key, ...said, faults: refused.faults });
    }
    const { secret, language } = asked;
    const back = new URLSearchParams({ secret, ...(language && { language }), sent: '1' });
    void reply.header('Location', `asking?${back.toString()}`);
    return '';
  }

  /** Sends what was said. @returns what is wrong with it, where that is said beside the form */
  private async refusalOf(
    shown: ShownSecret,
    key: string,
    said: Pick<AskingForm, 'kind' | 'content'>,
  ): Promise<{ status: number; faults: AskingForm['faults'] } | undefined> {
    const written = enquiryBody.safeParse(said);
    if (!written.success) return { status: 422, faults: faultsOf(written.error) };
    try {
      await this.sending.execute(shown, written.data, onceFor(key, written.data));
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'feedback.too-many-waiting') throw error;
      const { kind, detail } = error.definition;
      return { status: PROBLEM_STATUS[kind], faults: { form: detail } };
    }
  }

  private async page({ code, asked, accepted, reply }: Looking, form: AskingForm): Promise<string> {
    void reply.headers({ 'Cache-Control': 'private, no-cache', Vary: 'Accept-Language' });
    const found = await this.enquiries.execute(shownBy(code, asked.secret, reply));
    void reply.type('text/html; charset=utf-8');
    const sent = asked.sent !== undefined && Object.keys(form.faults).length === 0;
    return askingPage(found, { language: languageFor(asked.language, accepted), form, sent });
  }
}

interface Looking {
  code: string;
  asked: Asked;
  accepted: string | undefined;
  reply: FastifyReply;
}

function faultsOf({ issues }: z.ZodError): AskingForm['faults'] {
  const of = (field: string) => issues.find(({ path }) => path[0] === field);
  const content = of('content');
  const wrong: Bilingual | undefined =
    content && (content.code === 'too_big' ? FAULTS.tooLong : FAULTS.empty);
  return { ...(of('kind') && { kind: FAULTS.kind }), ...(wrong && { content: wrong }) };
}

/** The same words of one form are sent once; other words of it, after coming back, are another enquiry. */
function onceFor(key: string, { kind, content }: WrittenEnquiry): IdempotentRequest {
  const digest = createHash('sha256')
    .update(JSON.stringify([key, kind, content]))
    .digest('hex');
  return { key: digest, operation: 'form of enquiries', fingerprint: digest };
}
