import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Abilities, may } from '#authorization';
import { Caller, ownPositions, type Principal } from '#identity';
import { Directory } from '#organization';
import { auditPageQuery, auditResponse, ListAuditEntries, presentAudit } from '#platform/audit';
import { sql, type Sql } from '#platform/database';
import { Endpoint } from '#platform/http';

const word = z.string().min(1).max(200).optional();
const instant = z.iso
  .datetime({ offset: true })
  .refine((typed) => typed >= '0001')
  .optional();
const query = z.strictObject({
  ...auditPageQuery,
  subjectType: word,
  subjectId: word,
  actor: word,
  action: word,
  outcome: z.enum(['done', 'refused']).optional(),
  from: instant,
  before: instant,
});

@Controller('administration/audit-entries')
export class AuditController {
  constructor(
    private readonly entries: ListAuditEntries,
    private readonly abilities: Abilities,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Endpoint({
    summary: 'The audit trail, newest first; supervisors read what officers of their agencies did',
    access: may('read', 'Audit'),
    query,
    answer: auditResponse,
    recorded: 'look',
  })
  async list(
    @Caller() officer: Principal,
    @Query() { limit, cursor, ...filter }: z.infer<typeof query>,
  ): Promise<z.infer<typeof auditResponse>> {
    const only = await this.readableBy(officer);
    return presentAudit(await this.entries.execute(filter, { limit, after: cursor, only }));
  }

  private async readableBy(officer: Principal): Promise<Sql | undefined> {
    if ((await this.abilities.of(officer)).can('read all', 'Audit')) return undefined;
    const posts = ownPositions(officer).filter(({ role }) => role === 'supervisor');
    const agencies = await Promise.all(posts.map(({ agencyId }) => this.directory.subtree(agencyId)));
    return sql`e.officer_id in (
      select p.officer_id from organization.position p where p.agency_id = any(${agencies.flat()}::int[]))`;
  }
}
