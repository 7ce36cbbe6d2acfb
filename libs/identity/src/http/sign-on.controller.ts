import { Controller, Get, HttpStatus, Query, Redirect } from '@nestjs/common';
import type { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { CompleteSignOn } from '../application/complete-sign-on.ts';
import { StartSignOn } from '../application/start-sign-on.ts';
import { type AnswerQuery, answerQuery, type Onward, parametersOf, startQuery } from './sign-on-forms.ts';

@Controller('sign-on')
export class SignOnController {
  constructor(
    private readonly start: StartSignOn,
    private readonly complete: CompleteSignOn,
  ) {}

  @Get()
  @Redirect(undefined, HttpStatus.FOUND)
  @Endpoint({
    summary: 'Sign on with the province’s provider: sends the browser there',
    access: everyone('this is where one signs in'),
    guessable: true,
    query: startQuery,
    status: 302,
  })
  async begin(@Query() { challenge }: z.infer<typeof startQuery>): Promise<Onward> {
    return { url: await this.start.execute('officer', challenge) };
  }

  @Get('callback')
  @Redirect(undefined, HttpStatus.FOUND)
  @Endpoint({
    summary: 'Back from the provider: sends the browser to the client, with `#handover=…` or `#problem=…`',
    access: everyone(
      'the browser comes from the provider; what it gets is worthless without the client’s secret',
    ),
    query: answerQuery,
    status: 302,
  })
  async end(@Query() answer: AnswerQuery): Promise<Onward> {
    return { url: await this.complete.execute('officer', parametersOf(answer), answer.state) };
  }
}
