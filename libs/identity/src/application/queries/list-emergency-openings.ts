import { Injectable } from '@nestjs/common';
import { Abilities } from '#authorization';
import { Directory } from '#organization';
import { Database, sql, type Sql } from '#platform/database';
import { ownPositions, type Principal } from '../../domain/principal.ts';

export interface EmergencyOpening {
  id: number;
  username: string;
  fullName: string;
  reason: string;
  openedAt: Date;
  endsAt: Date;
  /** By hand or with its session, before its time. */
  closedAt: Date | null;
  address: string;
  /** Entries of the audit trail that went through it. */
  acts: number;
}

/** Openings of the emergency door, newest first; one more than the limit where there are more. */
@Injectable()
export class ListEmergencyOpenings {
  constructor(
    private readonly database: Database,
    private readonly abilities: Abilities,
    private readonly directory: Directory,
  ) {}

  /** @param after id of the last one of the page before */
  async execute(
    reader: Principal,
    { limit, after }: { limit: number; after?: number | undefined },
  ): Promise<EmergencyOpening[]> {
    const readable = await this.readableBy(reader);
    // What went through an opening is looked up for the lines of the page, by the index of whose entries.
    return this.database.query<EmergencyOpening>(sql`
      select o.id, a.username, f.full_name as "fullName", o.reason, o.opened_at as "openedAt",
             o.ends_at as "endsAt", s.address,
             case when least(o.closed_at, s.ended_at) < o.ends_at then least(o.closed_at, s.ended_at) end
               as "closedAt",
             (select count(*)::int from audit.entry e
              where e.actor = a.username and e.at between o.opened_at and o.ends_at
                and e.details ->> 'emergencyOpening' = o.id::text) as acts
      from identity.emergency_opening o join identity.session s on s.id = o.session_id
           join identity.account a on a.id = s.account_id join organization.officer f on f.id = a.officer_id
      where ${readable} and ${after === undefined ? sql`true` : sql`o.id < ${after}`}
      order by o.id desc limit ${limit + 1}`);
  }

  /** SQL condition on `organization.officer f`. */
  private async readableBy(reader: Principal): Promise<Sql> {
    if ((await this.abilities.of(reader)).can('read all', 'EmergencyDoor')) return sql`true`;
    const posts = ownPositions(reader).filter(({ role }) => role === 'agency-leader');
    const agencies = await Promise.all(posts.map(({ agencyId }) => this.directory.subtree(agencyId)));
    return sql`exists (
      select 1 from organization.position p
      where p.officer_id = f.id and p.agency_id = any(${agencies.flat()}::int[]))`;
  }
}
