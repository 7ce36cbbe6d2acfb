import { PreviewRescheduling, RescheduleDossiers } from '#dossier';
import { Calendars } from '#working-calendar';
import type { Case, PlanStage } from './case.ts';

/** Somewhere in the last weeks, where most of the unfinished dossiers lie. */
const AMONG_UNFINISHED = '019c8000-0000-7000-8000-000000000000';

const undone = new Error('only looked at');

const inProduct = <Part>({ worker }: PlanStage, part: new (...args: never[]) => Part): Part =>
  worker.get(part, { strict: false });

/** A batch of a change in the middle of its pass, rolled back at its end. */
async function batch(stage: PlanStage): Promise<void> {
  const book = await inProduct(stage, Calendars).current();
  const actor = {
    officer: { officerId: 1, username: 'quantri.tinh', fullName: 'Nguyễn Văn Mẫu' },
    post: { agencyId: 1, title: 'Quản trị' },
    agencyName: 'Tỉnh',
  };
  const order = { book, promises: 'keep' as const, actor, ground: 'Thông báo', at: new Date('2026-03-04') };
  const looking = inProduct(stage, RescheduleDossiers).batch(order, AMONG_UNFINISHED, () =>
    Promise.reject(undone),
  );
  await expect(looking).rejects.toBe(undone);
}

async function preview(stage: PlanStage): Promise<void> {
  await inProduct(stage, PreviewRescheduling).execute(await inProduct(stage, Calendars).current());
}

/** What a change of the calendar reads, before and after it is made. */
export const CALENDAR_CHANGES: Case[] = [
  {
    what: 'Running dossiers of a calendar change, a batch',
    send: batch,
    marked: /for no key update of d/,
    index: 'dossier_running_id',
    rows: 3_000,
  },
  {
    what: 'Running dossiers of a preview, a page',
    send: preview,
    marked: /d\.clock = 'running'\s+and d\.id >/,
    index: 'dossier_running_id',
    rows: 12_000,
  },
  {
    what: 'Dossiers a calendar change moved, a page',
    send: ({ administrator }) => administrator.get('/calendar-changes/2/dossiers'),
    marked: /from dossier\.rescheduling r join/,
    // By either of its keys: with few changes the page is found as soon by dossier.
    index: 'rescheduling_',
    rows: 300,
  },
];
