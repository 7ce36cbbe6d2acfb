import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';

/** A role that at least one officer holds at an agency. */
export interface FilledPost {
  readonly agencyId: number;
  readonly role: string;
}

/** Which posts of the province are filled, whoever fills them. */
@Injectable()
export class FilledPosts {
  constructor(private readonly database: Database) {}

  all(): Promise<FilledPost[]> {
    return this.database.query(sql`select distinct agency_id as "agencyId", role from organization.position`);
  }
}
