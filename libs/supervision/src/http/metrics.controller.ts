import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may, rolesThatMay } from '#authorization';
import { CallingReader, ownPositions, type Reader } from '#identity';
import { Directory } from '#organization';
import { Endpoint } from '#platform/http';
import { Metrics } from '#platform/metrics';
import { supervisionProblem } from '../domain/supervision.problems.ts';

const OPEN_METRICS = 'application/openmetrics-text';
const SUPERVISING: readonly string[] = rolesThatMay('supervise', 'Dossier');

/** For the operations centre of the province, which asks every minute or so. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'How the system and the dossiers of the whole province stand, in OpenMetrics 1.0; for the agency at the head of the province',
    access: may('supervise', 'Dossier'),
    scope: 'metrics:read',
    // Numbers by agency, of the whole province; nothing of a dossier.
    seesEverything: true,
    produces: OPEN_METRICS,
  })
  async show(
    @CallingReader() reader: Reader,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!(await this.isOfTheProvince(reader))) throw supervisionProblem('supervision.province-only');
    void reply.headers({ 'Cache-Control': 'no-store', 'Content-Type': this.metrics.contentType });
    return this.metrics.exposition();
  }

  private async isOfTheProvince(reader: Reader): Promise<boolean> {
    const agencyIds =
      reader.kind === 'service'
        ? [reader.agencyId]
        : ownPositions(reader)
            .filter(({ role }) => SUPERVISING.includes(role))
            .map(({ agencyId }) => agencyId);
    const agencies = await Promise.all(agencyIds.map((id) => this.directory.byId(id)));
    return agencies.some(({ parentId }) => parentId === null);
  }
}
