import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { calendarDay, pageQuery } from '#platform/fields';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { FindHandOverList } from '../application/agencies/find-hand-over-list.ts';
import {
  handOverListSchema,
  type MadeLists,
  MakeHandOverLists,
} from '../application/agencies/make-hand-over-lists.ts';
import { handOverReceiptSchema, ReceiveHandOver } from '../application/agencies/receive-hand-over.ts';
import {
  handedOverResponse,
  handOverListResponse,
  handOverListsResponse,
  madeListsResponse,
  presentHandOver,
} from './hand-over.responses.ts';
import { presentAgency } from './present-dossier.ts';

const access = may('keep', 'HandOverList');
const params = z.strictObject({ id: z.uuid() });
const onDay = z.strictObject({ day: calendarDay.optional().describe('absent = today') });
const query = z.strictObject({
  ...pageQuery,
  side: z.enum(['made', 'came']).default('came').describe('made by my agencies, or come to them'),
});

/** Lists of papers that go from one agency to another. */
@Controller('hand-over-lists')
export class HandOverListController {
  constructor(
    private readonly making: MakeHandOverLists,
    private readonly receiving: ReceiveHandOver,
    private readonly find: FindHandOverList,
    private readonly directory: Directory,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Hand-over lists of my agencies, the newest first',
    access,
    query,
    answer: handOverListsResponse,
  })
  async all(
    @Caller() officer: Principal,
    @Query() page: z.infer<typeof query>,
  ): Promise<z.infer<typeof handOverListsResponse>> {
    const { items, next } = await this.find.all(officer, page);
    const agencies = await this.directory.all();
    return { items: items.map((head) => presentHandOver(head, agencies)), next };
  }

  @Get('candidates')
  @Endpoint({
    summary: 'What I handed to other agencies on a day and is on no list yet',
    access,
    query: onDay,
    answer: handedOverResponse,
  })
  async candidates(
    @Caller() officer: Principal,
    @Query() { day }: z.infer<typeof onDay>,
  ): Promise<z.infer<typeof handedOverResponse>> {
    const handed = await this.making.candidates(officer, day);
    const agencies = await this.directory.all();
    return {
      items: handed.map(({ dossierId, code, procedure, step, originals, copies, leftAt, ...one }) => ({
        ...{ dossier: dossierId, code, procedure, step, originals, copies, at: rfc3339(leftAt) },
        to: presentAgency(agencies, one.toAgencyId),
      })),
    };
  }

  @Get(':id')
  @Endpoint({ summary: 'One list, as it was made', access, params, answer: handOverListResponse })
  async one(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
  ): Promise<z.infer<typeof handOverListResponse>> {
    const { lines, ...head } = await this.find.execute(officer, id);
    return {
      ...presentHandOver(head, await this.directory.all()),
      lines: lines.map(({ dossierId, ...line }) => ({ dossier: dossierId, ...line })),
    };
  }

  @Post()
  @Endpoint({
    summary: 'Make the lists of what I handed over on a day, all or those chosen: one for each agency',
    access,
    body: handOverListSchema,
    status: 201,
    answer: madeListsResponse,
    idempotent: true,
  })
  async make(
    @Caller() officer: Principal,
    @Body() body: z.infer<typeof handOverListSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<z.infer<typeof madeListsResponse>> {
    const { lists } = await this.idempotency.keeping<MadeLists>(officer.username, request, (record) =>
      this.making.execute(officer, body, record),
    );
    const agencies = await this.directory.all();
    return {
      lists: lists.map(({ toAgencyId, ...list }) => ({ ...list, to: presentAgency(agencies, toAgencyId) })),
    };
  }

  @Post(':id/receipt')
  @HttpCode(204)
  @Endpoint({
    summary: 'Say what came of a list to my agency: everything, or everything but',
    access,
    params,
    body: handOverReceiptSchema,
    status: 204,
    idempotent: true,
  })
  async receive(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof handOverReceiptSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<void> {
    await this.idempotency.keeping<unknown>(officer.username, request, async (record) => {
      await this.receiving.execute(officer, id, body, (when) => record({}, when));
      return {};
    });
  }
}
