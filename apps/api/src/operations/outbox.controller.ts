import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock, rfc3339 } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { Endpoint } from '#platform/http';
import { requestProblem } from '#platform/problem';

const parked = z.strictObject({
  pending: z.int(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      subjectId: z.string(),
      attempts: z.int(),
      lastError: z.string().nullable(),
      occurredAt: z.string(),
    }),
  ),
});
const params = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });

@Controller('operations/outbox')
export class OutboxController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Messages waiting, and those parked after too many failures',
    access: may('administer', 'Operations'),
    answer: parked,
  })
  async list(): Promise<z.infer<typeof parked>> {
    const [count] = await this.database.query<{ pending: number }>(sql`
      select count(*)::int as pending from platform.outbox_message where state = 'pending'`);
    const items = await this.database.query<z.infer<typeof parked>['items'][number] & { at: Date }>(sql`
      select id, name, subject_id as "subjectId", attempts, last_error as "lastError", occurred_at as at
      from platform.outbox_message where state = 'parked' order by id limit 100`);
    return {
      pending: count?.pending ?? 0,
      items: items.map(({ at, ...item }) => ({ ...item, occurredAt: rfc3339(at) })),
    };
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Endpoint({
    summary: 'Let a parked message run again',
    access: may('administer', 'Operations'),
    params,
    status: 204,
  })
  async retry(@Caller() officer: Principal, @Param() { id }: z.infer<typeof params>): Promise<void> {
    const now = this.clock.now();
    const audit = insertAuditEntry(
      {
        at: now,
        actor: officer.username,
        officerId: officer.officerId,
        action: 'outbox.retry',
        subjectType: 'outbox-message',
        subjectId: id,
        details: {},
      },
      sql`exists (select 1 from revived)`,
    );
    const rows = await this.database.query(sql`
      with revived as (
        update platform.outbox_message set state = 'pending', attempts = 0, next_attempt_at = ${now}
        where id = ${id} and state = 'parked' returning id),
      audited as (${audit})
      select id from revived`);
    if (rows.length === 0) throw requestProblem('request.not-found');
  }
}
