import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import { Database, sql, type Sql } from '#platform/database';

/**
 * `renewing`: the portal is told of its dossier again; `refused`: it refuses to be; the others get no link: the file or its dossier's personal
 * data are no more, or it is kept secret.
 */
export const EXPIRED_LINK_STATES = ['renewing', 'renewed', 'refused', 'secret', 'erased', 'gone'] as const;

export type ExpiredLinkState = (typeof EXPIRED_LINK_STATES)[number];

/** A file the portal came for too late. */
export interface ExpiredLinkLine {
  dossier: { id: string; code: string; procedureCode: string };
  /** Who leads the dossier. */
  owner: { code: string; name: string };
  version: string;
  expiredAt: Date;
  firstAskedAt: Date;
  lastAskedAt: Date;
  times: number;
  state: ExpiredLinkState;
  /** Vietnamese; of what the portal refused in its words. */
  reason: string;
}

const REASONS: Readonly<Record<ExpiredLinkState, string>> = {
  renewing: 'Liên kết đã hết hạn, đang gửi lại Cổng liên kết mới',
  renewed: 'Liên kết đã hết hạn, Cổng đã nhận liên kết mới',
  refused: 'Cổng từ chối bản tin gửi lại',
  secret: 'Hồ sơ mật, không cấp liên kết cho Cổng',
  erased: 'Dữ liệu cá nhân của hồ sơ đã được xóa theo thời hạn lưu trữ',
  gone: 'Hồ sơ không còn tệp nào để cấp liên kết',
};

const key = z.tuple([cursorInstant, z.uuid(), z.uuid()]);

const STATE = sql`case
  when x.erased_at is not null then 'erased'
  when x.secrecy <> 'normal' then 'secret'
  when t.good_until > l.last_asked_at then 'renewed'
  when t.good_until is null and t.told_at >= l.last_asked_at then 'gone'
  when r.refused then 'refused'
  else 'renewing' end`;

/** Those it may be true of are few among all, and found by themselves. Of what is renewed, or is being, nearly all are. */
const MAY_BE: Partial<Readonly<Record<ExpiredLinkState, Sql>>> = {
  secret: sql`x.secrecy <> 'normal'`,
  erased: sql`x.erased_at is not null`,
  gone: sql`t.dossier_id is not null and t.good_until is null`,
  refused: sql`l.dossier_id in (select s.dossier_id from portal_sync.publication s where s.state = 'set-aside')`,
};

/** Which files the portal came for too late, and what became of it. */
@Injectable()
export class ListExpiredLinks {
  constructor(private readonly database: Database) {}

  /** What was asked for last comes first. @throws dossier.cursor-invalid */
  async execute(
    state: ExpiredLinkState | undefined,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ExpiredLinkLine>> {
    const [at, dossierId, version] = readCursor(cursor, key) ?? [null, null, null];
    const rows = await this.database.query<ExpiredLinkLine & { error: string | null }>(sql`
      select p.dossier, jsonb_build_object('code', a.code, 'name', a.name) as owner, p.version, p."expiredAt", p."firstAskedAt",
             p."lastAskedAt", p.times, p.state, p.error
      from (
        select jsonb_build_object('id', x.id, 'code', x.code, 'procedureCode', x.procedure_code) as dossier, x.lead_agency_id,
               l.dossier_id, l.version_id as version, l.expired_at as "expiredAt", l.first_asked_at as "firstAskedAt",
               l.last_asked_at as "lastAskedAt", l.times, ${STATE} as state, r.error
        from portal_sync.expired_link l
        join dossier.dossier x on x.id = l.dossier_id
        left join portal_sync.link_term t on t.dossier_id = l.dossier_id
        left join lateral (
          select true as refused, p.last_error as error
          from portal_sync.republication o
          join portal_sync.publication p on p.dossier_id = o.dossier_id and p.sequence = o.sequence
          where o.dossier_id = l.dossier_id and o.state = 'open' and p.state = 'set-aside') r on true
        where (${at}::timestamptz is null
               or (l.last_asked_at, l.dossier_id, l.version_id) < (${at}::timestamptz, ${dossierId}::uuid, ${version}::uuid))
          and (${state ?? null}::text is null or ${STATE} = ${state ?? null}) and ${(state && MAY_BE[state]) ?? sql`true`}
        order by l.last_asked_at desc, l.dossier_id desc, l.version_id desc limit ${limit + 1}) p
      join organization.agency a on a.id = p.lead_agency_id
      order by p."lastAskedAt" desc, p.dossier_id desc, p.version desc`);
    const { items, next } = pageOf(rows, limit, (one) => [
      ...[one.lastAskedAt.toISOString(), one.dossier.id, one.version],
    ]);
    return {
      next,
      items: items.map(({ error, ...line }) => ({
        ...line,
        reason: line.state === 'refused' && error ? error : REASONS[line.state],
      })),
    };
  }
}
