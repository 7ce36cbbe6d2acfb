import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { lateIfDueBefore } from '#deadline';
import { cursorInstant, DossierScope, type Page, pageOf, readCursor } from '#dossier';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, empty, sql, type Sql } from '#platform/database';
import type { NoticeKind } from '../../domain/officer-notice.ts';
import { NOTICE_MATTER, stillMatters } from '../../persistence/standing-notices.ts';

/** Something an officer should know of. */
export interface OfficerNotice {
  id: string;
  kind: NoticeKind;
  at: Date;
  isRead: boolean;
  dossier: { id: string; code: string; procedure: string };
  /** The step it is about, where it is about one. */
  task: { id: string; step: string; dueAt: Date | null } | null;
  /** Percent of the limit that is used up, where it speaks of a share. */
  share: number | null;
  opinion: string | null;
  delivery: string | null;
}

type Row = Omit<OfficerNotice, 'task'> & {
  task: { id: string; step: string } | null;
  taskDueAt: Date | null;
};

export interface Unread {
  /** At most as many as are counted. */
  count: number;
  isMore: boolean;
}

/** Beyond that many, nobody counts. */
const COUNTED = 99;

const key = z.tuple([z.enum(['read', 'unread']), cursorInstant, z.uuid()]);

/** An officer's own list: what they have not read first, the latest first; only what still matters, of dossiers they may see. */
@Injectable()
export class ListNotices {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    officer: Principal,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<OfficerNotice>> {
    const after = readCursor(cursor, key);
    const rows = await this.database.query<Row>(sql`
      select n.id, n.kind, n.at, n.read_at is not null as "isRead",
             jsonb_build_object('id', d.id, 'code', d.code, 'procedure', d.procedure_name) as dossier,
             case when t.id is not null then jsonb_build_object('id', t.id::text, 'step', t.step_name) end as task,
             t.due_at as "taskDueAt", n.share, n.opinion_id as opinion, n.delivery_id as delivery
      from ${await this.ownOf(officer)} ${after ? beyond(after) : empty}
      order by n.read_at is not null, n.at desc, n.id desc limit ${limit + 1}`);
    const page = pageOf(rows, limit, ({ isRead, at, id }) => [
      isRead ? 'read' : 'unread',
      at.toISOString(),
      id,
    ]);
    return {
      ...page,
      items: page.items.map(({ task, taskDueAt, ...notice }) => ({
        ...notice,
        task: task && { ...task, dueAt: taskDueAt },
      })),
    };
  }

  async unread(officer: Principal): Promise<Unread> {
    const [found] = await this.database.query<{ count: number }>(sql`
      select count(*)::int as count from (
        select from ${await this.ownOf(officer)} and n.read_at is null limit ${COUNTED + 1}) unread`);
    const count = found?.count ?? 0;
    return { count: Math.min(count, COUNTED), isMore: count > COUNTED };
  }

  private async ownOf(officer: Principal): Promise<Sql> {
    const lateBefore = lateIfDueBefore(this.clock.now(), this.config.LATENESS_COMPARISON);
    return sql`
      notification.notice n join dossier.dossier d on d.id = n.dossier_id ${NOTICE_MATTER}
      where n.officer_id = ${officer.officerId} and ${stillMatters(lateBefore)} and ${await this.scope.where(officer)}`;
  }
}

const beyond = ([read, at, id]: z.infer<typeof key>): Sql => {
  const further = sql`(n.at, n.id) < (${at}::timestamptz, ${id}::uuid)`;
  return read === 'read'
    ? sql`and n.read_at is not null and ${further}`
    : sql`and (n.read_at is not null or ${further})`;
};
