import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { text } from '#platform/fields';
import {
  Endpoint,
  etagOf,
  ExpectedVersion,
  Idempotency,
  Idempotent,
  type IdempotentRequest,
} from '#platform/http';
import type { OutsideOutcome } from '../application/acts/act-outside-workflow.ts';
import { DecideLateEntry } from '../application/acts/decide-late-entry.ts';
import { EnterLate, type PendingEntry } from '../application/acts/enter-late.ts';
import { ListLateEntries } from '../application/queries/list-late-entries.ts';
import { lateEntrySchema } from '../domain/late-entry.ts';
import { outsideActResponse, lateEntriesResponse, pendingEntryResponse } from './deadline.responses.ts';
import { presentOutcome } from './present-deadline.ts';

const params = z.strictObject({ id: z.uuid() });
const entryParams = z.strictObject({ id: z.uuid(), entryId: z.uuid() });
const entryBody = z.strictObject({ entry: lateEntrySchema, explanation: text(2000) });
const decisionBody = z.strictObject({ decision: text(2000) });
const deciding = may('decide late entries', 'Dossier');

type EntryParams = z.infer<typeof entryParams>;

/** Events of a clock entered after the fact: one person enters, another decides. */
@Controller('dossiers/:id/late-entries')
export class LateEntryController {
  constructor(
    private readonly listing: ListLateEntries,
    private readonly enterLate: EnterLate,
    private readonly decide: DecideLateEntry,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Events entered after the fact, with what became of them',
    access: may('read', 'Dossier'),
    params,
    answer: lateEntriesResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof lateEntriesResponse>> {
    const entries = await this.listing.execute(officer, id);
    return {
      items: entries.map(({ dossierId: _dossier, enteredBy: _officer, enteredByName, ...entry }) => ({
        ...entry,
        enteredBy: enteredByName,
        enteredAt: rfc3339(entry.enteredAt),
        decidedAt: rfc3339(entry.decidedAt),
      })),
    };
  }

  @Post()
  @Endpoint({
    summary: 'Enter an event of the clock after the fact; it moves nothing until another person approves it',
    access: may('enter late', 'Dossier'),
    params,
    body: entryBody,
    status: 201,
    answer: pendingEntryResponse,
    idempotent: true,
  })
  async enter(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof entryBody>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof pendingEntryResponse>> {
    const pending = await this.idempotency.keeping<PendingEntry>(officer.username, request, (record) =>
      this.enterLate.execute(id, body, officer, record),
    );
    return {
      id: pending.id,
      dueAt: zoned(pending.dueAt),
      dueAtIfApproved: zoned(pending.dueAtIfApproved),
    };
  }

  @Post(':entryId/approval')
  @HttpCode(200)
  @Endpoint({
    summary: 'Approve an event another person entered after the fact: the deadline is reckoned again with it',
    access: deciding,
    params: entryParams,
    body: decisionBody,
    answer: outsideActResponse,
    idempotent: true,
    versioned: true,
  })
  async approve(
    @Caller() officer: Principal,
    @Param() { id, entryId }: EntryParams,
    @Body() { decision }: z.infer<typeof decisionBody>,
    @ExpectedVersion() expectedVersion: number,
    @Idempotent() request: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof outsideActResponse>> {
    const command = { dossierId: id, expectedVersion, officer };
    const outcome = await this.idempotency.keeping<OutsideOutcome>(officer.username, request, (record) =>
      this.decide.approve(command, { entryId, decision }, record),
    );
    void reply.header('ETag', etagOf(outcome.version));
    return presentOutcome(outcome);
  }

  @Post(':entryId/rejection')
  @HttpCode(204)
  @Endpoint({
    summary: 'Reject an event another person entered after the fact: it stays without effect',
    access: deciding,
    params: entryParams,
    body: decisionBody,
    status: 204,
    idempotent: true,
  })
  async reject(
    @Caller() officer: Principal,
    @Param() { id, entryId }: EntryParams,
    @Body() { decision }: z.infer<typeof decisionBody>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<void> {
    await this.idempotency.keeping<unknown>(officer.username, request, (record) =>
      this.decide.reject({ dossierId: id, officer }, { entryId, decision }, (when) => record({}, when)),
    );
  }
}

const zoned = (instant: string | null): string | null => rfc3339(instant === null ? null : new Date(instant));
