import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { allProblems, PROBLEM_STATUS, requestProblem } from '#platform/problem';
import { everyone } from './access.ts';
import { Endpoint } from './endpoint.ts';
import { html } from './html.ts';
import { publicPage } from './public-page.ts';

const params = z.strictObject({ code: z.string().max(100) });

/** The page each problem's `type` points to. */
@Controller('problems')
export class ProblemPagesController {
  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Endpoint({
    summary: 'What a problem code means and what to do',
    access: everyone('error texts hold nothing confidential'),
    params,
    produces: 'text/html',
  })
  page(@Param() { code }: z.infer<typeof params>): string {
    const definition = allProblems().find(([known]) => known === code)?.[1];
    if (!definition) throw requestProblem('request.not-found');
    const { title, detail, kind } = definition;
    return publicPage(
      { language: 'vi', title: title.vi },
      html`<p>${detail.vi}</p>
        <h2 lang="en">${title.en}</h2>
        <p lang="en">${detail.en}</p>
        <p><code>${code}</code> · HTTP ${PROBLEM_STATUS[kind]}</p>`,
    );
  }
}
