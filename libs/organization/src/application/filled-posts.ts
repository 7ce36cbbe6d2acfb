import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';

/** A role that at least one officer holds at an agency. */
export interface FilledPost {
  readonly agencyId: number;
  readonly role: string;
  readonly officerIds: readonly number[];
}

/** Which posts of the province are filled, and by whom. */
@Injectable()
export class FilledPosts {
  constructor(private readonly database: Database) {}

  all(): Promise<FilledPost[]> {
    return this.database.query(sql`
      select agency_id as "agencyId", role, array_agg(officer_id) as "officerIds"
      from organization.position group by agency_id, role`);
  }
}
