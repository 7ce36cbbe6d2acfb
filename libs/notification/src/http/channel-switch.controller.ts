import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { SwitchChannels } from '../application/switch-channels.ts';
import { TOLD_INTENTS } from '../domain/intent.ts';
import { INTENT_NAMES } from '../domain/intent-names.ts';
import { CHANNELS } from '../domain/message.ts';

const administrators = may('administer', 'Message');
const channels = z.array(z.enum(CHANNELS));
const code = z.string().min(1).max(40);
const query = z.strictObject({ agency: code, procedure: code });
const params = z.strictObject({ agency: code, procedure: code, intent: z.enum(TOLD_INTENTS) });
const body = z.strictObject({
  off: channels.max(CHANNELS.length).refine((off) => new Set(off).size === off.length, {
    message: 'Mỗi kênh chỉ ghi một lần | Each channel may appear once',
    params: { code: 'not_unique' },
  }),
});
const list = z.strictObject({
  items: z.array(
    z.strictObject({
      intent: z.enum(TOLD_INTENTS),
      what: z.string().describe('what it tells; Vietnamese'),
      channels: channels.describe('over which it can be told'),
      off: channels,
      setFor: z.string().nullable().describe('agency that has said so, this one or one above; null = none'),
      owed: z.boolean().describe('the law wants it told: one channel stays on'),
    }),
  ),
});

/** Over which channels the events of a procedure are told. */
@Controller('administration/channel-switches')
export class ChannelSwitchController {
  constructor(private readonly switches: SwitchChannels) {}

  @Get()
  @Endpoint({
    summary: 'Over which channels an agency tells each event of a procedure, and which are switched off',
    access: administrators,
    query,
    answer: list,
  })
  async list(@Query() wanted: z.infer<typeof query>): Promise<z.infer<typeof list>> {
    const items = await this.switches.list(wanted);
    return {
      items: items.map((one) => ({
        ...{ ...one, channels: [...one.channels], off: [...one.off] },
        what: INTENT_NAMES[one.intent],
      })),
    };
  }

  @Put(':agency/:procedure/:intent')
  @HttpCode(204)
  @Endpoint({
    summary:
      'All channels an event of a procedure is not told over by an agency and those below it; what the law wants told keeps one',
    access: administrators,
    params,
    body,
    status: 204,
  })
  async change(
    @Caller() officer: Principal,
    @Param() { intent, ...wanted }: z.infer<typeof params>,
    @Body() { off }: z.infer<typeof body>,
  ): Promise<void> {
    await this.switches.change(officer, wanted, intent, off);
  }
}
