import { roleName } from '#organization';
import type { Effect } from './effect.ts';
import type { Structure } from './structure.ts';

/** Dossiers that go from an agency to a successor, by code. */
export interface PlanLine {
  readonly from: string;
  readonly to: string;
  readonly as: 'desk' | 'lead' | 'task' | 'opinion';
  readonly role: string | null;
  readonly count: number;
}

/** Why a plan cannot be carried out as it is; whoever plans answers it with posts, desks or parts. */
export interface Hindrance {
  readonly code: 'post-vacant' | 'desk-missing' | 'last-administrator';
  readonly agency: string;
  readonly role: string | null;
  /** Open tasks that nobody could take up. */
  readonly tasks: number;
  readonly vi: string;
  readonly en: string;
}

/** Roles of those who supervise and administer: nobody's dossier waits for them. */
const BESIDE = ['supervisor', 'administrator'];

/** Everything that stands in the way: posts nobody would hold, desks there are none of, no administrator left. */
export function hindrances(effect: Effect, structure: Structure, lines: readonly PlanLine[]): Hindrance[] {
  const after = postsAfter(effect, structure);
  return [
    ...vacancies(structure, lines, after),
    ...effect.deskless.flatMap(({ successors }) => successors.map(deskMissing)),
    ...(structure.posts.length > 0 && after.every(({ role }) => role !== 'administrator')
      ? [NO_ADMINISTRATOR]
      : []),
  ];
}

type FilledPost = { readonly agency: string; readonly role: string };

function postsAfter({ restructuring: { ends, gives } }: Effect, { posts }: Structure): FilledPost[] {
  const ended = new Set(ends.map(({ username, agency, role }) => `${username} ${agency} ${role}`));
  return [
    ...posts.filter(({ username, agency, role }) => !ended.has(`${username} ${agency} ${role}`)),
    ...gives,
  ];
}

/** Tasks need a holder of their post; dossiers need every role that was held where they come from. */
function vacancies(
  { posts }: Structure,
  lines: readonly PlanLine[],
  after: readonly FilledPost[],
): Hindrance[] {
  const filled = new Set(after.map(({ agency, role }) => `${agency} ${role}`));
  const needed = new Map<string, { agency: string; role: string; tasks: number }>();
  const need = (agency: string, role: string, tasks: number): void => {
    const key = `${agency} ${role}`;
    needed.set(key, { agency, role, tasks: (needed.get(key)?.tasks ?? 0) + tasks });
  };
  for (const { from, to, role, count } of lines) {
    if (role !== null) need(to, role, count);
    const worked = posts.filter((post) => post.agency === from && !BESIDE.includes(post.role));
    for (const post of worked) need(to, post.role, 0);
  }
  return [...needed.values()]
    .filter(({ agency, role }) => !filled.has(`${agency} ${role}`))
    .map(({ agency, role, tasks }) => ({
      ...{ code: 'post-vacant' as const, agency, role, tasks },
      vi: `Tại ${agency} không có ai giữ vị trí ${roleName(role).vi}; ${tasks} việc đang mở sẽ không có người xử lý.`,
      en: `Nobody would be ${roleName(role).en} at ${agency}; ${tasks} open tasks would have no holder.`,
    }));
}

const deskMissing = (agency: string): Hindrance => ({
  ...{ code: 'desk-missing', agency, role: null, tasks: 0 },
  vi: `${agency} chưa có bộ phận Một cửa để nhận hồ sơ; hãy lập bộ phận Một cửa trong kế hoạch.`,
  en: `${agency} has no one-stop desk to take the dossiers; let the plan create one.`,
});

const NO_ADMINISTRATOR: Hindrance = {
  ...{ code: 'last-administrator', agency: '', role: 'administrator', tasks: 0 },
  vi: 'Sau sắp xếp sẽ không còn ai là quản trị hệ thống.',
  en: 'Nobody would be administrator afterwards.',
};
