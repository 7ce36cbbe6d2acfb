import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { CloseEmergencyDoor } from '../application/close-emergency-door.ts';
import { OpenEmergencyDoor } from '../application/open-emergency-door.ts';
import { ListEmergencyOpenings } from '../application/queries/list-emergency-openings.ts';
import type { RecognisedSession } from '../application/recognise-session.ts';
import type { Client } from '../domain/client.ts';
import type { Principal } from '../domain/principal.ts';
import { Caller, CallersSession } from './caller.ts';
import { CallingClient } from './client.ts';
import { codeField, instant } from './session-forms.ts';

const id = z.coerce.number().int().min(1).max(2_147_483_647);
const params = z.strictObject({ id });
const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: id.optional(),
});
const body = z.strictObject({
  code: codeField,
  reason: text(500)
    .min(20)
    .describe('What cannot wait, in words that another reads tomorrow; kept in the audit trail'),
  minutes: z.int().min(5).max(60).default(60),
});
const opened = z.strictObject({ id: z.int(), endsAt: instant });
const openings = z.strictObject({
  items: z.array(
    z.strictObject({
      ...opened.shape,
      username: z.string(),
      fullName: z.string(),
      reason: z.string(),
      openedAt: instant,
      closedAt: instant.nullable().describe('By hand or with its session, before its time'),
      address: z.string(),
      acts: z.int().describe('Entries of the audit trail that carry its id as `emergencyOpening`'),
    }),
  ),
  next: z.string().nullable().describe('`cursor` of the next page; null at the end'),
});

/** The emergency door of administration, outside working hours. */
@Controller('administration/emergency-openings')
export class EmergencyOpeningController {
  constructor(
    private readonly door: OpenEmergencyDoor,
    private readonly closing: CloseEmergencyDoor,
    private readonly listing: ListEmergencyOpenings,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Openings of the emergency door, newest first; leaders: by officers of their agencies',
    access: may('read', 'EmergencyDoor'),
    query,
    answer: openings,
  })
  async list(
    @Caller() reader: Principal,
    @Query() { limit, cursor }: z.infer<typeof query>,
  ): Promise<z.infer<typeof openings>> {
    const lines = await this.listing.execute(reader, { limit, after: cursor });
    const items = lines.slice(0, limit).map(({ openedAt, endsAt, closedAt, ...line }) => ({
      ...line,
      openedAt: rfc3339(openedAt),
      endsAt: rfc3339(endsAt),
      closedAt: rfc3339(closedAt),
    }));
    return { items, next: lines.length > limit ? String(items.at(-1)?.id) : null };
  }

  /** Carries no Idempotency-Key: its code is good for one request. */
  @Post()
  @Endpoint({
    summary: 'Open administration to my session outside working hours',
    access: may('open', 'EmergencyDoor'),
    atAnyHour: true,
    body,
    status: 201,
    answer: opened,
  })
  async open(
    @CallersSession() session: RecognisedSession,
    @Body() wish: z.infer<typeof body>,
    @CallingClient() client: Client,
  ): Promise<z.infer<typeof opened>> {
    const { endsAt, ...opening } = await this.door.execute(session, wish, client);
    return { ...opening, endsAt: rfc3339(endsAt) };
  }

  @Post(':id/closing')
  @HttpCode(204)
  @Endpoint({
    summary: 'End an opening before its time, my own or another administrator’s',
    access: may('open', 'EmergencyDoor'),
    atAnyHour: true,
    params,
    status: 204,
  })
  close(@Caller() administrator: Principal, @Param() opening: z.infer<typeof params>): Promise<void> {
    return this.closing.execute(administrator, opening.id);
  }
}
