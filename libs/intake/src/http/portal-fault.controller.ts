import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { pageQuery, text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { ClosePortalFault } from '../application/portal/close-portal-fault.ts';
import {
  FAULT_STATES,
  type ListedFault,
  ListPortalFaults,
} from '../application/portal/list-portal-faults.ts';
import { RetryPortalFault } from '../application/portal/retry-portal-fault.ts';
import { ARRIVAL_SOURCES } from '../domain/submission.ts';

const params = z.strictObject({ id: z.uuid() });
const listQuery = z.strictObject({ ...pageQuery, state: z.enum(FAULT_STATES).default('open') });
const instant = z.string().describe('RFC 3339, +07:00');

const faultLine = z.strictObject({
  id: z.uuid(),
  source: z.enum(ARRIVAL_SOURCES).describe('civil-status: fetched over the shared platform'),
  code: z.string().nullable().describe('MaHoSo as the portal said it, MaHoSoLT of civil-status'),
  procedureCode: z.string().nullable(),
  owner: z.string().nullable().describe('code of the agency that mends it; null = administrators'),
  problem: z.string().describe('stable code'),
  reason: z.string().describe('Vietnamese, as the portal was answered'),
  state: z.enum(FAULT_STATES),
  times: z.int().describe('how often it came or was tried'),
  firstAt: instant,
  lastAt: instant,
  settledAt: instant.nullable(),
  note: z.string().nullable().describe('why it was closed'),
  submission: z.string().nullable().describe('number of the submission it became'),
});
const listResponse = z.strictObject({ items: z.array(faultLine), next: z.string().nullable() });

const mending = z.strictObject({
  case: z.string().min(1).max(20).optional().describe('code of the case of the procedure'),
  desk: z.string().min(1).max(40).optional().describe('code of the desk, or of the agency it is of'),
  account: z.string().min(1).max(100).optional().describe('TechID, as the portal tells it'),
});
const retryResponse = z.strictObject({
  received: z.boolean(),
  problem: z.string().nullable(),
  reason: z.string().nullable().describe('Vietnamese; null = received'),
});
const closure = z.strictObject({ note: text(2000) });

/** What the national portal handed in, or the civil-status system holds for the province, and was not taken. */
@Controller('portal-faults')
export class PortalFaultController {
  constructor(
    private readonly listing: ListPortalFaults,
    private readonly retrying: RetryPortalFault,
    private readonly closing: ClosePortalFault,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'What another system handed in or had fetched, and was not taken: of my desks, to administrators all; the newest first',
    access: may('settle', 'PortalFault'),
    query: listQuery,
    answer: listResponse,
    seesEverything: true,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { state, ...page }: z.infer<typeof listQuery>,
  ): Promise<z.infer<typeof listResponse>> {
    const { items, next } = await this.listing.execute(officer, state, page);
    return { items: items.map(presentFault), next };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Receive what was sent once more, after what was wrong is mended; case, desk and account may be added here',
    access: may('settle', 'PortalFault'),
    params,
    body: mending,
    answer: retryResponse,
    seesEverything: true,
  })
  async retry(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() added: z.infer<typeof mending>,
  ): Promise<z.infer<typeof retryResponse>> {
    const outcome = await this.retrying.execute(officer, id, added);
    if (outcome.kind !== 'refused') return { received: true, problem: null, reason: null };
    return { received: false, problem: outcome.problem, reason: outcome.reason };
  }

  @Post(':id/closure')
  @HttpCode(204)
  @Endpoint({
    summary: 'Close a fault that will not be received, with the reason; what was sent is kept no longer',
    access: may('settle', 'PortalFault'),
    params,
    body: closure,
    status: 204,
    seesEverything: true,
  })
  close(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { note }: z.infer<typeof closure>,
  ): Promise<void> {
    return this.closing.execute(officer, id, note);
  }
}

const presentFault = (fault: ListedFault): z.infer<typeof faultLine> => ({
  ...fault,
  firstAt: rfc3339(fault.firstAt),
  lastAt: rfc3339(fault.lastAt),
  settledAt: rfc3339(fault.settledAt),
});
