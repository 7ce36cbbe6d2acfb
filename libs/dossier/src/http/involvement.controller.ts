import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint, Idempotency, Idempotent, type IdempotentRequest } from '#platform/http';
import { EndInvolvement, involvementEndSchema } from '../application/holders/end-involvement.ts';
import {
  type Involvement,
  InvolveOfficer,
  involvementSchema,
} from '../application/holders/involve-officer.ts';
import { involvementResponse } from './dossier.responses.ts';

const params = z.strictObject({ id: z.uuid() });
const access = may('involve', 'Dossier');

/** Officers who see a dossier in person, whatever their agency. */
@Controller('dossiers/:id/involvements')
export class InvolvementController {
  constructor(
    private readonly involving: InvolveOfficer,
    private readonly ending: EndInvolvement,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Let an officer help with a dossier or watch it',
    access,
    params,
    body: involvementSchema,
    status: 201,
    answer: involvementResponse,
    idempotent: true,
  })
  involve(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof involvementSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Involvement> {
    return this.idempotency.keeping(officer.username, request, (record) =>
      this.involving.execute(id, body, officer, record),
    );
  }

  @Post('end')
  @HttpCode(204)
  @Endpoint({
    summary: 'End an officer’s helping with a dossier, or watching it',
    access,
    params,
    body: involvementEndSchema,
    status: 204,
    idempotent: true,
  })
  async end(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: z.infer<typeof involvementEndSchema>,
    @Idempotent() request: IdempotentRequest,
  ): Promise<void> {
    await this.idempotency.keeping<unknown>(officer.username, request, (record) =>
      this.ending.execute(id, body, officer, (when) => record({}, when)),
    );
  }
}
