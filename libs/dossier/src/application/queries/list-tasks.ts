import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rolesThatMay } from '#authorization';
import { lateIfDueBefore } from '#deadline';
import type { Position, Principal } from '#identity';
import { Clock, startOfDay } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, type Sql } from '#platform/database';
import type { InboxWish, UnitWish, Urgency } from '../../domain/inbox.ts';
import { COUNTED } from '../../domain/total.ts';
import { inboxOf, unitListOf } from '../../persistence/inbox.ts';
import { DossierScope } from '../dossier-scope.ts';
import { cursorInstant, type Page, pageOf, readCursor } from './page.ts';
import { rowsOf, type TaskLine, TaskLines, type TaskRowFound } from './task-lines.ts';

interface PageWish {
  limit: number;
  cursor?: string | undefined;
}

const cursorKey = z.tuple([cursorInstant, z.string().regex(/^\d{1,18}$/)]);
const FIRST_COUNTED = { after: undefined, limit: COUNTED + 1 };
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Open steps, those with the least time left first and those whose clock stands still last: an officer's inbox (what they
 * hold or may act on, what waits at their posts, what they help with), and all those of the units an officer heads.
 */
@Injectable()
export class ListTasks {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly lines: TaskLines,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(principal: Principal, { holder, due }: InboxWish, page: PageWish): Promise<Page<TaskLine>> {
    const permitted = await this.scope.where(principal);
    return this.page(principal, page, (wanted) =>
      inboxOf(principal, permitted, { holder, due: this.window(due), ...wanted }),
    );
  }

  /** @throws dossier.cursor-invalid */
  async ofUnit(principal: Principal, { holder, due }: UnitWish, page: PageWish): Promise<Page<TaskLine>> {
    const permitted = await this.scope.where(principal);
    return this.page(principal, page, (wanted) =>
      unitListOf(headed(principal), permitted, { holder, due: this.window(due), ...wanted }),
    );
  }

  /** An inbox as far as it is counted, for counting several lists at once. */
  async counted(principal: Principal, { holder, due }: InboxWish): Promise<Sql> {
    const permitted = await this.scope.where(principal);
    return inboxOf(principal, permitted, { holder, due: this.window(due), ...FIRST_COUNTED });
  }

  /** A unit's list as far as it is counted. */
  async countedOfUnit(principal: Principal, { holder, due }: UnitWish): Promise<Sql> {
    const permitted = await this.scope.where(principal);
    return unitListOf(headed(principal), permitted, { holder, due: this.window(due), ...FIRST_COUNTED });
  }

  private async page(
    principal: Principal,
    { limit, cursor }: PageWish,
    listed: (wanted: { after: [string, string] | undefined; limit: number }) => Sql,
  ): Promise<Page<TaskLine>> {
    const after = readCursor(cursor, cursorKey);
    const rows = await this.database.query<TaskRowFound>(
      rowsOf(listed({ after, limit: limit + 1 }), principal),
    );
    const { items, next } = pageOf(rows, limit, ({ sortDue, taskId }) => [sortDue.toISOString(), taskId]);
    return { items: await this.lines.of(items, this.clock.now()), next };
  }

  private window(due: Urgency | undefined): { from: Date | null; before: Date } | undefined {
    if (due === undefined) return undefined;
    const now = this.clock.now();
    const lateBefore = lateIfDueBefore(now, this.config.LATENESS_COMPARISON);
    if (due === 'late') return { from: null, before: lateBefore };
    return { from: lateBefore, before: new Date(startOfDay(now).getTime() + MILLISECONDS_PER_DAY) };
  }
}

/** Posts that answer for the work of all others of their agency. */
const headed = ({ positions }: Principal): Position[] =>
  positions.filter(({ role }) => rolesThatMay('assign', 'Task').includes(role));
