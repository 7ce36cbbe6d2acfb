import { proveSoundness, type WorkflowAction, type WorkflowDefinition } from '#workflow';

/** Picks one of a list. */
export type Pick = <Item>(items: readonly Item[]) => Item;

type Edit = (workflow: WorkflowDefinition, pick: Pick) => unknown;

/** What a province may change from one version to the next, one thing each; not all of it leaves a sound workflow. */
export const EDITS: Record<string, Edit> = {
  'gives a step another code': (workflow, pick) => recode(workflow, pick(workflow.steps).code, 'renamed'),
  'lets two steps change places': (workflow, pick) => {
    const [one, other] = [pick(workflow.steps).code, pick(workflow.steps).code];
    recode(workflow, one, 'aside');
    recode(workflow, other, one);
    recode(workflow, 'aside', other);
  },
  'leaves a step out': (workflow, pick) => {
    const { code } = pick(workflow.steps.filter(({ code: step }) => step !== workflow.initial));
    const after = workflow.actions.find(({ from }) => from === code)?.to ?? [];
    workflow.steps = workflow.steps.filter((step) => step.code !== code);
    workflow.actions = workflow.actions.filter(({ from }) => from !== code);
    for (const action of workflow.actions) {
      action.to = [...new Set(action.to.flatMap((target) => (target === code ? after : [target])))];
    }
  },
  'puts a step in between': (workflow, pick) => {
    const action = pick(workflow.actions);
    workflow.steps.push({ ...workflow.steps[1]!, code: 'between', name: 'between' });
    workflow.actions.push({ code: 'on', name: 'on', from: 'between', to: action.to });
    action.to = ['between'];
  },
  'leaves an action out': ({ actions }, pick) => actions.splice(actions.indexOf(pick(actions)), 1),
  'leads elsewhere': (workflow, pick) => {
    const action = pick(workflow.actions);
    action.to = action.to.with(0, pick(workflow.steps).code);
  },
  'forgets a branch': ({ actions, steps }, pick) => {
    const forks = actions.filter(({ to }) => to.length > 1);
    (forks.length > 0 ? pick(forks) : pick(actions)).to.pop();
    for (const step of steps) if ('joins' in step) delete step.joins;
  },
  'does branches one after the other': ({ actions, steps }, pick) => {
    const fork = pick<WorkflowAction>([...actions.filter(({ to }) => to.length > 1), pick(actions)]);
    const [first, second] = fork.to;
    if (!first || !second) return;
    fork.to = [first];
    const join = steps.find((step) => 'joins' in step);
    const last = actions.find(({ to }) => to.includes(join?.code ?? ''));
    if (last) last.to = [second];
    if (join && 'joins' in join) delete join.joins;
  },
  'begins a phase elsewhere': ({ steps }, pick) => Object.assign(pick(steps), { phase: 2 }),
  'begins no phase': ({ steps }) => steps.map((step) => 'phase' in step && delete step.phase),
  'changes a status': ({ steps }, pick) => (pick(steps).status = pick(steps).status),
};

/** Another code, wherever it stands. */
function recode(workflow: WorkflowDefinition, from: string, to: string): void {
  const renamed = (code: string): string => (code === from ? to : code);
  workflow.initial = renamed(workflow.initial);
  for (const step of workflow.steps) step.code = renamed(step.code);
  for (const action of workflow.actions) {
    action.from = renamed(action.from);
    action.to = action.to.map(renamed);
  }
}

/** The next version with one edit; nothing when it would not be published. */
export function edited(
  workflow: WorkflowDefinition,
  edit: string,
  pick: Pick,
): WorkflowDefinition | undefined {
  const next = structuredClone(workflow);
  EDITS[edit]?.(next, pick);
  next.version = workflow.version + 1;
  return proveSoundness(next).length === 0 ? next : undefined;
}

/**
 * A second opinion on where a dossier can still come to: tokens in a list, played on in every way. It shares no code with
 * the proof. @returns whether from everywhere it can come to there is a way to an end that leaves nothing behind
 */
export function alwaysEnds({ steps, actions }: WorkflowDefinition, tokens: readonly string[]): boolean {
  const needs = new Map(steps.map((step) => [step.code, 'joins' in step ? (step.joins ?? 1) : 1]));
  const finals = new Set(steps.filter((step) => 'final' in step).map(({ code }) => code));
  const next = (list: readonly string[]): string[][] =>
    actions
      .filter(({ from }) => list.filter((token) => token === from).length === needs.get(from))
      .map(({ from, to }) => [...list.filter((token) => token !== from), ...to].sort());
  const met = new Map<string, string[][]>();
  const queue = [[...tokens].sort()];
  for (let list = queue.pop(); list; list = queue.pop()) {
    if (met.has(list.join())) continue;
    const after = list.some((token) => finals.has(token)) ? [] : next(list);
    met.set(list.join(), after);
    queue.push(...after);
  }
  const good = new Set([...met.keys()].filter((key) => finals.has(key)));
  for (let before = -1; before < good.size;) {
    before = good.size;
    for (const [key, after] of met) if (after.some((list) => good.has(list.join()))) good.add(key);
  }
  return [...met.keys()].every((key) => good.has(key));
}
