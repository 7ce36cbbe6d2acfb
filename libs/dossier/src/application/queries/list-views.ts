import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database, join, sql, type Sql } from '#platform/database';
import { type Total, totalOf } from '../../domain/total.ts';
import { type SavedView, type Shown, type View, viewsOf } from '../../domain/views.ts';
import { savedViewsOf } from '../../persistence/saved-views.ts';
import { ListDossiers } from './list-dossiers.ts';
import { ListTasks } from './list-tasks.ts';

export interface CountedView extends Total {
  /** Of a predefined view, its code; of an officer's own, its place. */
  view: Pick<View, 'code' | 'name' | 'shows'> | (SavedView & { shows: Shown });
}

/** The views of an officer's roles and their own, with how much there is in each: one statement counts them all. */
@Injectable()
export class ListViews {
  constructor(
    private readonly database: Database,
    private readonly tasks: ListTasks,
    private readonly dossiers: ListDossiers,
  ) {}

  async execute(officer: Principal): Promise<CountedView[]> {
    const saved = await this.database.query<SavedView>(savedViewsOf(officer.officerId));
    const views = [
      ...viewsOf(officer.positions.map(({ role }) => role)),
      ...saved.map((view) => ({
        ...view,
        shows: { list: 'dossiers' as const, filter: view.filter, order: view.order },
      })),
    ];
    if (views.length === 0) return [];
    const counted = await Promise.all(views.map(({ shows }) => this.counted(officer, shows)));
    const counts = counted.map((rows) => sql`(select count(*)::int from (${rows}) counted)`);
    const [row] = await this.database.query<{ counts: number[] }>(
      sql`select array[${join(counts)}] as counts`,
    );
    return views.map((view, place) => ({ view, ...totalOf(row?.counts[place] ?? 0) }));
  }

  private counted(officer: Principal, shows: Shown): Promise<Sql> {
    switch (shows.list) {
      case 'tasks':
        return this.tasks.counted(officer, shows.wish);
      case 'unit-tasks':
        return this.tasks.countedOfUnit(officer, shows.wish);
      case 'dossiers':
        return this.dossiers.counted(officer, shows.filter);
    }
  }
}
