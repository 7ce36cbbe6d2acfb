import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import { mask, PersonalData } from '#platform/personal-data';
import type { OfficerRole } from '../../domain/roles.ts';
import type { Secrecy } from '../../domain/secrecy.ts';
import { organizationProblem } from '../../domain/organization.problems.ts';
import { officerPlace } from '../../persistence/officer-place.ts';

/** A post that is or was held; agencies by code, days as `yyyy-MM-dd`. */
export interface PostLine {
  readonly agency: string;
  readonly role: OfficerRole;
  readonly title: string;
  readonly fields: string[];
  readonly areas: string[];
  readonly clearance: Secrecy;
  readonly since: string | null;
  /** The day from which it was no longer held; null = held. */
  readonly until: string | null;
}

export interface OfficerLine {
  readonly username: string;
  readonly fullName: string;
  readonly version: number;
  readonly positions: PostLine[];
}

/** An officer with how they are reached, masked, and every post they ever held. */
export interface OfficerSheet extends OfficerLine {
  readonly email: string | null;
  readonly phone: string | null;
  /** Whether the index of their identity number is known. */
  readonly identityKnown: boolean;
}

const HELD = sql`
  select jsonb_build_object('agency', a.code, 'role', p.role, 'title', p.title, 'fields', p.fields, 'areas', p.areas,
           'clearance', p.clearance, 'since', p.since, 'until', null) as post
  from organization.position p join organization.agency a on a.id = p.agency_id where p.officer_id = o.id`;
const FORMER = sql`
  select jsonb_build_object('agency', a.code, 'role', p.role, 'title', p.title, 'fields', p.fields, 'areas', p.areas,
           'clearance', p.clearance, 'since', p.since, 'until', p.until) as post
  from organization.former_position p join organization.agency a on a.id = p.agency_id where p.officer_id = o.id`;

/** Officers as administrators look after them. */
@Injectable()
export class FindOfficers {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
  ) {}

  /** By username. @param agency code; only who holds a post there @param after username of the last one shown */
  list(limit: number, after: string | undefined, agency: string | undefined): Promise<OfficerLine[]> {
    const there =
      agency === undefined
        ? sql`true`
        : sql`exists (select 1 from organization.position p join organization.agency a on a.id = p.agency_id
                      where p.officer_id = o.id and a.code = ${agency})`;
    return this.database.query<OfficerLine>(sql`
      select o.username, o.full_name as "fullName", o.version,
             (select coalesce(jsonb_agg(held.post order by held.post ->> 'agency', held.post ->> 'role'), '[]')
              from (${HELD}) held) as positions
      from organization.officer o
      where o.username > ${after ?? ''} and ${there}
      order by o.username limit ${limit}`);
  }

  /** @throws organization.officer-unknown */
  async one(username: string): Promise<OfficerSheet> {
    const [row] = await this.database.query<
      OfficerLine & {
        id: number;
        emailSealed: Buffer | null;
        phoneSealed: Buffer | null;
        identityKnown: boolean;
      }
    >(sql`
      select o.id, o.username, o.full_name as "fullName", o.version, o.email_sealed as "emailSealed",
             o.phone_sealed as "phoneSealed", o.identity_index is not null as "identityKnown",
             (select coalesce(jsonb_agg(held.post order by held.post ->> 'until' desc nulls first,
                                        held.post ->> 'agency', held.post ->> 'role'), '[]')
              from (${HELD} union all ${FORMER}) held) as positions
      from organization.officer o where o.username = ${username}`);
    if (!row) throw organizationProblem('organization.officer-unknown', { username });
    const { id, emailSealed, phoneSealed, ...officer } = row;
    const email = await this.personal.openToShow(emailSealed, officerPlace('email', id));
    const phone = await this.personal.openToShow(phoneSealed, officerPlace('phone', id));
    return { ...officer, email: email && mask.email(email), phone: phone && mask.phone(phone) };
  }
}
