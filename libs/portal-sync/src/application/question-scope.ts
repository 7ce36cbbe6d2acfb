import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import type { Principal } from '#identity';
import { Directory } from '#organization';
import { sql, type Sql } from '#platform/database';

/** Whose questions somebody answers: those of their agency or the one it is a part of, administrators all. */
@Injectable()
export class QuestionScope {
  constructor(private readonly directory: Directory) {}

  /** SQL condition over `portal_sync.question q`. */
  async whose({ positions }: Principal): Promise<Sql> {
    const held = positions.filter(({ role }) => rolesThatMay('answer', 'PortalQuestion').includes(role));
    if (held.some(({ role }) => role === 'administrator')) return sql`true`;
    const agencies = await this.directory.all();
    const ids = held.flatMap(({ agencyId }) => [agencyId, agencies.get(agencyId)?.parentId ?? agencyId]);
    return sql`q.agency_id = any(${ids}::int[])`;
  }
}
