import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { ChangeKeys } from '#platform/personal-data';

const instant = z.string().describe('RFC 3339, +07:00');

const shown = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: z.int(),
      purpose: z.enum(['seal', 'index']),
      masterKey: z.string().describe('name of the master key it is wrapped with'),
      createdAt: instant,
      retiredAt: instant.nullable(),
    }),
  ),
  change: z
    .strictObject({
      dataKey: z.int(),
      begunAt: instant,
      doneAt: instant.nullable(),
      table: z.string().nullable().describe('how far the present pass has come'),
    })
    .nullable(),
});

const begun = z.strictObject({ dataKey: z.int() });

@Controller('administration/data-keys')
export class DataKeyController {
  constructor(private readonly change: ChangeKeys) {}

  @Get()
  @Endpoint({
    summary: 'Keys personal data are sealed with, and the change begun last; never the keys themselves',
    access: may('administer', 'Operations'),
    answer: shown,
  })
  async list(): Promise<z.infer<typeof shown>> {
    const { keys, change } = await this.change.show();
    return {
      keys: keys.map((key) => ({
        ...key,
        createdAt: rfc3339(key.createdAt),
        retiredAt: rfc3339(key.retiredAt),
      })),
      change: change && { ...change, begunAt: rfc3339(change.begunAt), doneAt: rfc3339(change.doneAt) },
    };
  }

  @Post()
  @Endpoint({
    summary: 'Begin to seal everything anew with a new key; the worker carries it out while the system runs',
    access: may('administer', 'Operations'),
    status: 201,
    answer: begun,
  })
  async begin(@Caller() { username, officerId }: Principal): Promise<z.infer<typeof begun>> {
    return { dataKey: await this.change.begin({ actor: username, officerId }) };
  }
}
