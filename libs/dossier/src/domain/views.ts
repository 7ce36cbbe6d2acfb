import { rolesThatMay } from '#authorization';
import type { OfficerRole } from '#organization';
import type { Bilingual } from '#platform/problem';
import type { DossierOrder, SavedFilter } from './dossier-filter.ts';
import type { InboxWish, UnitWish } from './inbox.ts';

/** What a view shows: a list there is, with what is asked of it. */
export type Shown =
  | { list: 'tasks'; wish: InboxWish }
  | { list: 'unit-tasks'; wish: UnitWish }
  | { list: 'dossiers'; filter: SavedFilter; order: DossierOrder };

export interface View {
  code: string;
  name: Bilingual;
  /** Whose morning begins with it. */
  roles: readonly OfficerRole[];
  shows: Shown;
}

const working: readonly OfficerRole[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader', 'clerk'] as const),
];
const heads = rolesThatMay('assign', 'Task');
const desk: readonly OfficerRole[] = ['reception-officer'];

const dossiers = (filter: SavedFilter): Shown => ({ list: 'dossiers', filter, order: 'oldest-first' });

/** The views everyone of a role finds, in their order. */
export const VIEWS: readonly View[] = [
  {
    code: 'waiting-for-me',
    name: { vi: 'Chờ tôi xử lý', en: 'Waiting for me' },
    roles: working,
    shows: { list: 'tasks', wish: { holder: 'me' } },
  },
  {
    code: 'due-today',
    name: { vi: 'Đến hạn hôm nay', en: 'Due today' },
    roles: working,
    shows: { list: 'tasks', wish: { due: 'today' } },
  },
  {
    code: 'late',
    name: { vi: 'Đã quá hạn', en: 'Late' },
    roles: working,
    shows: { list: 'tasks', wish: { due: 'late' } },
  },
  {
    code: 'unclaimed',
    name: { vi: 'Chưa có người nhận', en: 'Not claimed by anyone' },
    roles: working,
    shows: { list: 'tasks', wish: { holder: 'nobody' } },
  },
  {
    code: 'awaiting-supplement',
    name: { vi: 'Chờ bổ sung hồ sơ', en: 'Waiting for a supplement' },
    roles: ['reception-officer', 'case-officer', 'unit-head'],
    shows: dossiers({ status: 'awaiting-supplement' }),
  },
  {
    code: 'ready-to-hand-over',
    name: { vi: 'Chờ trả kết quả', en: 'Ready to hand over' },
    roles: desk,
    shows: dossiers({ status: 'completed' }),
  },
  {
    code: 'unit-unclaimed',
    name: { vi: 'Đơn vị: chưa có người nhận', en: 'My unit: not claimed by anyone' },
    roles: heads,
    shows: { list: 'unit-tasks', wish: { holder: null } },
  },
  {
    code: 'unit-due-today',
    name: { vi: 'Đơn vị: đến hạn hôm nay', en: 'My unit: due today' },
    roles: heads,
    shows: { list: 'unit-tasks', wish: { due: 'today' } },
  },
  {
    code: 'unit-late',
    name: { vi: 'Đơn vị: đã quá hạn', en: 'My unit: late' },
    roles: heads,
    shows: { list: 'unit-tasks', wish: { due: 'late' } },
  },
  {
    code: 'late-dossiers',
    name: { vi: 'Hồ sơ trễ hạn', en: 'Late dossiers' },
    roles: [...heads, 'supervisor'],
    shows: dossiers({ late: 'true' }),
  },
];

/** Views an officer may keep beside those. */
export const SAVED_VIEWS = 20;

/** A filter an officer has saved, at one of {@link SAVED_VIEWS} places. */
export interface SavedView {
  /** 1 = the first. */
  place: number;
  name: string;
  filter: SavedFilter;
  order: DossierOrder;
}

export const viewsOf = (roles: readonly OfficerRole[]): View[] =>
  VIEWS.filter((view) => view.roles.some((role) => roles.includes(role)));
