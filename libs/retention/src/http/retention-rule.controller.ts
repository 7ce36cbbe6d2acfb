import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { PreviewRetention } from '../application/preview-retention.ts';
import { SetRetentionRule } from '../application/set-retention-rule.ts';
import { ListRetentionRules } from '../application/queries/list-retention-rules.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const procedure = z.string().min(1).max(20);
const params = z.strictObject({ procedure });
/** Whole years after the year of closing; what is kept for ever has no rule. */
const years = z.int().min(1).max(70);
const rule = z.strictObject({ years, ground: text(500) });
const imagined = z.strictObject({ procedure, years });

const list = z.strictObject({
  items: z.array(
    z.strictObject({
      procedure: z.string(),
      years: z.int(),
      ground: z.string(),
      setAt: instant,
      setBy: z.string(),
    }),
  ),
});
const preview = z.strictObject({ closedBefore: instant, due: z.int(), held: z.int() });

const access = may('administer', 'Retention');

@Controller('administration')
export class RetentionRuleController {
  constructor(
    private readonly listing: ListRetentionRules,
    private readonly rules: SetRetentionRule,
    private readonly previews: PreviewRetention,
  ) {}

  @Get('retention-rules')
  @Endpoint({ summary: 'How long personal data are kept, by procedure', access, answer: list })
  async list(): Promise<z.infer<typeof list>> {
    const rules = await this.listing.execute();
    return { items: rules.map((one) => ({ ...one, setAt: rfc3339(one.setAt) })) };
  }

  @Put('retention-rules/:procedure')
  @HttpCode(204)
  @Endpoint({
    summary: 'Set how long the personal data of a procedure’s dossiers are kept, with the legal ground',
    access,
    params,
    body: rule,
    status: 204,
  })
  async set(
    @Caller() officer: Principal,
    @Param() { procedure: code }: z.infer<typeof params>,
    @Body() body: z.infer<typeof rule>,
  ): Promise<void> {
    await this.rules.set(officer, code, body);
  }

  @Delete('retention-rules/:procedure')
  @HttpCode(204)
  @Endpoint({ summary: 'Take a retention rule back: nothing more is erased', access, params, status: 204 })
  async takeBack(
    @Caller() officer: Principal,
    @Param() { procedure: code }: z.infer<typeof params>,
  ): Promise<void> {
    await this.rules.takeBack(officer, code);
  }

  @Post('retention-previews')
  @HttpCode(200)
  @Endpoint({
    summary: 'How many dossiers a rule would erase now, and how many are held back',
    access,
    body: imagined,
    answer: preview,
  })
  async preview(@Body() body: z.infer<typeof imagined>): Promise<z.infer<typeof preview>> {
    const { closedBefore, due, held } = await this.previews.execute(body.procedure, body.years);
    return { closedBefore: rfc3339(closedBefore), due, held };
  }
}
