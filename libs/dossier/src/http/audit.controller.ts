import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { auditPageQuery, auditResponse, ListAuditEntries, presentAudit } from '#platform/audit';
import { Endpoint } from '#platform/http';
import { FindDossier } from '../application/queries/find-dossier.ts';

const params = z.strictObject({ id: z.uuid() });
const query = z.strictObject(auditPageQuery);

@Controller('dossiers')
export class DossierAuditController {
  constructor(
    private readonly find: FindDossier,
    private readonly entries: ListAuditEntries,
  ) {}

  @Get(':id/audit-entries')
  @Endpoint({
    summary: 'Who did, saw or tried what about one dossier, newest first',
    access: may('read audit', 'Dossier'),
    params,
    query,
    answer: auditResponse,
    recorded: 'look',
  })
  async list(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Query() { limit, cursor }: z.infer<typeof query>,
  ): Promise<z.infer<typeof auditResponse>> {
    await this.find.assertMay(officer, id, 'read audit');
    const subject = { subjectType: 'dossier', subjectId: id };
    return presentAudit(await this.entries.execute(subject, { limit, after: cursor }));
  }
}
