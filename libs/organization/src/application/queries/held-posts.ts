import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { OfficerRole } from '../../domain/roles.ts';
import type { Secrecy } from '../../domain/secrecy.ts';

/** A post with who holds it. */
export interface HeldPost {
  readonly officerId: number;
  readonly username: string;
  readonly fullName: string;
  /** Code. */
  readonly agency: string;
  readonly role: OfficerRole;
  readonly title: string;
  readonly fields: string[];
  readonly areas: string[];
  readonly clearance: Secrecy;
}

/** Every post of the province with who holds it at this moment. */
@Injectable()
export class HeldPosts {
  constructor(private readonly database: Database) {}

  all(): Promise<HeldPost[]> {
    return this.database.query<HeldPost>(sql`
      select o.id as "officerId", o.username, o.full_name as "fullName", a.code as agency, p.role, p.title, p.fields,
             p.areas, p.clearance
      from organization.position p
      join organization.officer o on o.id = p.officer_id
      join organization.agency a on a.id = p.agency_id
      order by a.code, p.role, o.username`);
  }

  /** Officers by username. @returns those there are */
  async officers(usernames: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ id: number; username: string }>(sql`
      select id, username from organization.officer where username = any(${[...usernames]}::text[])`);
    return new Map(rows.map(({ id, username }) => [username, id]));
  }
}
