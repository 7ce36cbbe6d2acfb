import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotent, type IdempotentRequest } from '#platform/http';
import { PrintSlip } from '../application/print-slip.ts';
import { RegisterDossier } from '../application/register-dossier.ts';
import { TrackingLinks } from '../application/tracking-links.ts';
import { type IntakeRequest, intakeSchema, refusalSchema } from '../domain/intake-request.ts';
import { receiptSlip } from './receipt-slip.ts';

const params = z.strictObject({ id: z.uuid() });

const receipt = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: z.string(),
  receivedAt: z.string(),
  /** The appointment. */
  dueAt: z.string().nullable(),
  dueProvisional: z.boolean(),
  tracking: z.strictObject({ secret: z.string(), url: z.string() }),
  slip: z.string(),
});

const refused = z.strictObject({ id: z.uuid(), code: z.string(), slip: z.string() });

const atTheDesk = may('receive', 'Dossier');

@Controller('dossiers')
export class IntakeController {
  constructor(
    private readonly register: RegisterDossier,
    private readonly print: PrintSlip,
    private readonly links: TrackingLinks,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Receive a complete dossier: gives its code, appointment, tracking secret and slip',
    access: atTheDesk,
    body: intakeSchema,
    status: 201,
    answer: receipt,
    idempotent: true,
  })
  async receive(
    @Caller() officer: Principal,
    @Body() body: IntakeRequest,
    @Idempotent() replay: IdempotentRequest,
  ): Promise<z.infer<typeof receipt>> {
    const received = await this.register.receive(body, officer, replay);
    return {
      ...received,
      version: 1,
      receivedAt: rfc3339(new Date(received.receivedAt)),
      dueAt: received.dueAt === null ? null : rfc3339(new Date(received.dueAt)),
      tracking: this.links.of(received),
      slip: slipPath(received.id),
    };
  }

  @Post('refusals')
  @Endpoint({
    summary: 'Refuse a dossier at the desk, with the reason told to the applicant',
    access: atTheDesk,
    body: refusalSchema,
    status: 201,
    answer: refused,
    idempotent: true,
  })
  async refuse(
    @Caller() officer: Principal,
    @Body() { reason, ...request }: z.infer<typeof refusalSchema>,
    @Idempotent() replay: IdempotentRequest,
  ): Promise<z.infer<typeof refused>> {
    const { id, code } = await this.register.refuse(request, reason, officer, replay);
    return { id, code, slip: slipPath(id) };
  }

  @Get(':id/slip')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Endpoint({
    summary: 'The slip to print: receipt and appointment (mẫu 01), or refusal (mẫu 03)',
    access: may('print slips', 'Dossier'),
    params,
    produces: 'text/html',
  })
  async slip(@Caller() officer: Principal, @Param() { id }: z.infer<typeof params>): Promise<string> {
    return receiptSlip(await this.print.execute(officer, id));
  }
}

const slipPath = (id: string): string => `/api/v1/dossiers/${id}/slip`;
