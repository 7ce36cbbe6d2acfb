import { isDeepStrictEqual } from 'node:util';
import { type AuthoredWorkflow, type CallStep, isCall } from './definition.ts';
import { type Callees, endsOf, exitOf } from './call-workflows.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { nameOf } from './ways.ts';

/** Why the workflows that a workflow calls cannot be put in place of the calls. */
export function callFaults(authored: AuthoredWorkflow, callees: Callees): SoundnessFault[] {
  const calls = authored.steps.filter(isCall);
  return [
    ...unfitExits(authored, calls),
    ...calls.flatMap((call) => faultsOfCall(authored, call, callees)),
    ...callTooMany(authored, calls, callees),
  ];
}

/** Calls of calls grow fast; no approved process comes near. */
const MOST_STEPS = 1_000;

function callTooMany(
  { steps }: AuthoredWorkflow,
  calls: readonly CallStep[],
  callees: Callees,
): SoundnessFault[] {
  let count = steps.length;
  const excessive = calls.find(({ calls: code }) => {
    count += callees(code)?.steps.length ?? 0;
    return count > MOST_STEPS;
  });
  return excessive ? [fault('calls-too-much', excessive.code)] : [];
}

/** What follows upon an end happens by itself, at the steps that call and nowhere else. */
function unfitExits({ actions }: AuthoredWorkflow, calls: readonly CallStep[]): SoundnessFault[] {
  const calling = new Set(calls.map(({ code }) => code));
  return actions
    .filter(({ from, on, requires, demands, asks, routes }) =>
      calling.has(from)
        ? on === undefined || [requires, demands, asks, routes].some((part) => part !== undefined)
        : on !== undefined,
    )
    .map((action) => fault('exit-unfit', nameOf(action)));
}

function faultsOfCall(authored: AuthoredWorkflow, call: CallStep, callees: Callees): SoundnessFault[] {
  const callee = callees(call.calls);
  if (!callee) return [fault('call-unknown', call.code)];
  const ends = endsOf(callee);
  const exits = authored.actions.filter(({ from }) => from === call.code);
  return [
    ...ends
      .filter((end) => !exitOf(authored, call, end))
      .map((end) => ({ ...fault('call-without-exit', call.code), end })),
    ...exits
      .filter(
        ({ on }, index) => on && (!ends.includes(on) || exits.findIndex((exit) => exit.on === on) < index),
      )
      .map((exit) => fault('exit-never', nameOf(exit))),
    ...(callee.facts ?? [])
      .filter((fact) =>
        (authored.facts ?? []).some((own) => own.code === fact.code && !isDeepStrictEqual(own, fact)),
      )
      .map(({ code }) => ({ ...fault('fact-mismatch', call.code), fact: code })),
  ];
}

const fault = (code: SoundnessFault['code'], at: string): SoundnessFault => ({ code, at, path: [] });
