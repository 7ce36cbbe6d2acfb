import { isCondition } from './condition.ts';
import { isWork, type WorkflowDefinition, type WorkStep } from './definition.ts';
import { duplicates } from './duplicates.ts';
import type { Conditions } from './read-conditions.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { nameOf, waysOf } from './ways.ts';

/** Faults in what a workflow says of facts, conditions, timers and assignment, which show without running it. */
export function languageFaults(definition: WorkflowDefinition, conditions: Conditions): SoundnessFault[] {
  const steps = definition.steps.filter(isWork);
  return [
    ...duplicates((definition.facts ?? []).map(({ code }) => code)).map((at) => fault('duplicate-code', at)),
    ...unknownFacts(definition),
    ...unreadableConditions(definition, conditions),
    ...steps.flatMap((step) => unfitTimers(definition, step)),
    ...steps
      .filter(({ assign }) => assign?.by === 'same-as' && !steps.some(({ code }) => code === assign.step))
      .map(({ code }) => fault('same-as-unknown', code)),
    ...steps
      .filter(({ notBy = [] }) => !notBy.every((named) => steps.some(({ code }) => code === named)))
      .map(({ code }) => fault('not-by-unknown', code)),
    ...steps
      .filter(({ assign, notBy = [] }) => assign?.by === 'same-as' && notBy.includes(assign.step))
      .map(({ code }) => fault('same-as-barred', code)),
  ];
}

function unknownFacts({ actions, facts = [] }: WorkflowDefinition): SoundnessFault[] {
  const declared = new Set(facts.map(({ code }) => code));
  return actions.flatMap((action) =>
    (action.asks ?? [])
      .filter((code) => !declared.has(code))
      .map((code) => ({ ...fault('fact-unknown', nameOf(action)), fact: code })),
  );
}

function unreadableConditions({ actions }: WorkflowDefinition, conditions: Conditions): SoundnessFault[] {
  return actions.flatMap(waysOf).flatMap(({ name, when: text }) => {
    const read = text === undefined ? undefined : conditions.get(text);
    if (text === undefined || !read || isCondition(read)) return [];
    return [{ ...fault('condition-unreadable', name), condition: { text, ...read } }];
  });
}

function unfitTimers(
  { actions }: WorkflowDefinition,
  { code: step, timers = [] }: WorkStep,
): SoundnessFault[] {
  const twice = duplicates(timers.map(({ code }) => code));
  return timers
    .filter((timer) => {
      const taken =
        timer.does === 'act' && actions.find(({ from, code }) => from === step && code === timer.action);
      const cannotAct = timer.does === 'act' && (!taken || taken.requires || taken.asks);
      return cannotAct || timer.after.amount <= 0 || twice.includes(timer.code);
    })
    .map(({ code }) => ({ ...fault('timer-unfit', step), timer: code }));
}

const fault = (code: SoundnessFault['code'], at: string): SoundnessFault => ({ code, at, path: [] });
