import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '#platform/config';
import { isDatabaseUnavailable } from '#platform/database';
import { correlation, Logger } from '#platform/logging';
import { type Language, Problem, problemDocument, requestProblem } from '#platform/problem';
import { RecordRefusal } from './record-refusal.ts';
import { languageFor } from './language-for.ts';
import { problemPage } from './problem-page.ts';

/** The one place where errors become answers. What nobody expected shows only an id; its cause is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: Logger,
    private readonly refusals: RecordRefusal,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.definition.kind === 'bug') this.logger.error('unexpected error', { err: error });
    if (problem.definition.kind === 'unavailable') this.logger.warn('unavailable', { err: error });
    await this.refusals.execute(request, problem);
    const language = languageOf(request);
    const document = problemDocument(problem, {
      publicUrl: this.config.PUBLIC_URL,
      language,
      instance: request.url.split('?')[0] ?? request.url,
      correlationId: correlation.current(),
    });
    const wait = document.status === 503 ? 5 : document.retryAfterSeconds;
    if (wait !== undefined) void reply.header('Retry-After', String(wait));
    const asPage = request.headers.accept?.includes('text/html') ?? false;
    void reply
      .status(document.status)
      .header('Content-Language', language)
      .header('Content-Type', `${asPage ? 'text/html' : 'application/problem+json'}; charset=utf-8`)
      .send(asPage ? problemPage(document, language) : JSON.stringify(document));
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseUnavailable(error)) return requestProblem('server.unavailable');
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  const status = error instanceof HttpException ? error.getStatus() : (statusCode ?? 500);
  if (status === 404) return requestProblem('request.not-found');
  if (status === 415) return requestProblem('request.media-type-unsupported');
  // Nothing here answers 400 by itself: it is the body parser, or a path that cannot be decoded.
  if (status === 400) return requestProblem('request.malformed');
  if (status >= 400 && status < 500) {
    return requestProblem('request.unsupported', { reason: code ?? (error as Error).message });
  }
  return requestProblem('server.fault');
}

/** Asked for as pages are: one in English has its faults in English, whatever the browser likes. */
const spoken = z.enum(['vi', 'en']).optional().catch(undefined);
const asked = z.object({ lang: spoken, language: spoken }).catch({});

function languageOf({ headers, query }: FastifyRequest): Language {
  const { lang, language } = asked.parse(query);
  return languageFor(lang ?? language, headers['accept-language']);
}
