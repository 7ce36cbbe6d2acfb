import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, empty, sql } from '#platform/database';
import { later, lifetimesOf } from '../../domain/lifetime.ts';
import { PATIENCE } from '../../domain/lock-out.ts';
import type { Position } from '../../domain/principal.ts';
import { countedName } from '../../persistence/failed-attempts.ts';
import { isOpen } from '../../persistence/sessions.ts';

export interface AccountLine {
  id: number;
  username: string;
  fullName: string;
  positions: Position[];
  disabledAt: Date | null;
  /** Null unless failures have locked it. */
  lockedUntil: Date | null;
  secondFactor: boolean;
  /** Null for a password the officer chose. */
  oneTimePasswordUntil: Date | null;
  openSessions: number;
}

export interface AccountFilter {
  limit: number;
  /** Name of the last one of the page before. */
  after?: string | undefined;
  /** Code of an agency where the officer holds a post. */
  agency?: string | undefined;
  /** A part of the user name or of the officer's name. */
  name?: string | undefined;
}

/** Every account by user name, page by page; one more than the limit where there are more. */
@Injectable()
export class ListAccounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  execute({ limit, after, agency, name }: AccountFilter): Promise<AccountLine[]> {
    const now = this.clock.now();
    const open = isOpen(now, later(now, -lifetimesOf(this.config).idle));
    const isLocked = sql`t.failures >= ${PATIENCE.name.lockAfter} and t.next_at > ${now}`;
    // Walks the index of user names and stops with the page; what hangs on an account is looked up for its lines only.
    return this.database.query<AccountLine>(sql`
      select a.id, a.username, o.full_name as "fullName", a.disabled_at as "disabledAt",
             a.one_time_password_until as "oneTimePasswordUntil",
             coalesce((select jsonb_agg(jsonb_build_object('agencyId', p.agency_id, 'role', p.role, 'title', p.title)
                                        order by p.agency_id, p.role)
                       from organization.position p where p.officer_id = o.id), '[]') as positions,
             (select t.next_at from identity.failed_attempt t
              where t.kind = 'name' and t.subject = ${countedName(sql`a.username`)} and ${isLocked}) as "lockedUntil",
             exists (select 1 from identity.second_factor f
                     where f.account_id = a.id and f.confirmed_at is not null) as "secondFactor",
             (select count(*)::int from identity.session s where s.account_id = a.id and ${open}) as "openSessions"
      from identity.account a join organization.officer o on o.id = a.officer_id
      where true ${after === undefined ? empty : sql`and a.username > ${after}`}
        ${
          agency === undefined
            ? empty
            : sql`and exists (
                    select 1 from organization.position p join organization.agency g on g.id = p.agency_id
                    where p.officer_id = o.id and g.code = ${agency})`
        }
        ${
          name === undefined
            ? empty
            : sql`and (strpos(lower(a.username), lower(${name})) > 0 or strpos(lower(o.full_name), lower(${name})) > 0)`
        }
      order by a.username limit ${limit + 1}`);
  }
}
