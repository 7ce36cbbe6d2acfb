import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { CallingReader, type Reader } from '#identity';
import { type Agency, Directory } from '#organization';
import { Clock, rfc3339 } from '#platform/clock';
import { Endpoint } from '#platform/http';
import { Lateness, type WatchedDossier } from '../application/lateness.ts';
import { supervisionProblem } from '../domain/supervision.problems.ts';

const soonDays = z.coerce
  .number()
  .int()
  .min(1)
  .max(20)
  .default(3)
  .describe('working days that count as soon');
const boardQuery = z.strictObject({ soonDays });
const dossierQuery = z.strictObject({
  state: z.enum(['late', 'due-soon']),
  soonDays,
  agency: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const agency = z.strictObject({ code: z.string(), name: z.string() });

const board = z.strictObject({
  at: z.string(),
  lines: z.array(
    z.strictObject({
      agency,
      unfinished: z.int(),
      late: z.int(),
      dueSoon: z.int(),
      onTrack: z.int(),
      suspended: z.int(),
    }),
  ),
});

const watched = z.strictObject({
  at: z.string(),
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      procedure: z.strictObject({ code: z.string(), name: z.string() }),
      leadAgency: agency,
      status: z.string(),
      dueAt: z.string(),
      heldBy: z.array(
        z.strictObject({
          step: z.string(),
          agency,
          role: z.string(),
          since: z.string(),
          officers: z.array(z.string()),
        }),
      ),
    }),
  ),
});

const answerable = may('supervise', 'Dossier');

@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly lateness: Lateness,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Get('board')
  @Endpoint({
    summary: 'Unfinished dossiers by agency: late, due soon, on track, suspended',
    access: answerable,
    scope: 'lateness:read',
    query: boardQuery,
    answer: board,
  })
  async board(
    @CallingReader() reader: Reader,
    @Query() { soonDays: days }: z.infer<typeof boardQuery>,
  ): Promise<z.infer<typeof board>> {
    const agencies = await this.directory.all();
    const lines = await this.lateness.board(reader, days);
    return {
      at: rfc3339(this.clock.now()),
      lines: lines.map(({ agencyId, ...counts }) => ({ agency: nameOf(agencies, agencyId), ...counts })),
    };
  }

  @Get('dossiers')
  @Endpoint({
    summary: 'The dossiers that are late or will be soon, the most urgent first, with who holds each',
    access: answerable,
    scope: 'lateness:read',
    query: dossierQuery,
    answer: watched,
  })
  async dossiers(
    @CallingReader() reader: Reader,
    @Query() { agency: code, ...filter }: z.infer<typeof dossierQuery>,
  ): Promise<z.infer<typeof watched>> {
    const agencies = await this.directory.all();
    const agencyId = code === undefined ? undefined : (await this.directory.byCode(code))?.id;
    if (code !== undefined && agencyId === undefined) {
      throw supervisionProblem('supervision.agency-unknown', { code });
    }
    const found = await this.lateness.dossiers(reader, { ...filter, agencyId });
    return { at: rfc3339(this.clock.now()), items: found.map((one) => present(one, agencies)) };
  }
}

const nameOf = (agencies: ReadonlyMap<number, Agency>, id: number) => ({
  code: agencies.get(id)?.code ?? '',
  name: agencies.get(id)?.name ?? '',
});

const present = (one: WatchedDossier, agencies: ReadonlyMap<number, Agency>) => ({
  id: one.id,
  code: one.code,
  procedure: { code: one.procedureCode, name: one.procedureName },
  leadAgency: nameOf(agencies, one.leadAgencyId),
  status: one.status,
  dueAt: rfc3339(one.dueAt),
  heldBy: one.holders.map(({ agencyId, since, ...holder }) => ({
    ...holder,
    agency: nameOf(agencies, agencyId),
    since: rfc3339(new Date(since)),
  })),
});
