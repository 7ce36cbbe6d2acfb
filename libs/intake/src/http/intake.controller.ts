import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { TrackingLinks } from '#dossier';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Endpoint, Idempotent, type IdempotentRequest } from '#platform/http';
import { RegisterDossier } from '../application/register-dossier.ts';
import { type IntakeRequest, intakeSchema, refusalSchema } from '../domain/intake-request.ts';

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
      slip: slipOf(received.id, 'receipt'),
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
    return { id, code, slip: slipOf(id, 'refusal') };
  }
}

/** Where the form is printed. */
const slipOf = (id: string, form: 'receipt' | 'refusal'): string =>
  `/api/v1/dossiers/${id}/forms/${form}.pdf`;
