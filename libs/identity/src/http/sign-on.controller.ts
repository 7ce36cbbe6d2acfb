import { Controller, Get, HttpStatus, Query, Redirect } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { CompleteSignOn } from '../application/complete-sign-on.ts';
import { StartSignOn } from '../application/start-sign-on.ts';

const startQuery = z.strictObject({
  /** S256 (RFC 7636 4.2) of the client's secret. */
  challenge: z.string().regex(/^[\w-]{43}$/),
});

/** A provider may add what it likes, and a client must not mind (RFC 6749 4.1.2). */
const answerQuery = z
  .object({
    state: z.string().min(1).max(200),
    code: z.string().max(4000).optional(),
    error: z.string().max(200).optional(),
    iss: z.string().max(1000).optional(),
  })
  .catchall(z.string().max(4000));

/** Where a browser is sent. */
interface Onward {
  url: string;
}

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
    return { url: await this.start.execute(challenge) };
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
  async end(@Query() answer: z.infer<typeof answerQuery>): Promise<Onward> {
    return {
      url: await this.complete.execute(new URLSearchParams(answer as Record<string, string>), answer.state),
    };
  }
}
