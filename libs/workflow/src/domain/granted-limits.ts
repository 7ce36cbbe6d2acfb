import type { TimeLimit } from '#deadline';
import { CHANNELS, type Channel, type ProcedureDefinition, termsOf } from '#procedure';

/** A limit a procedure grants, in one or more phases, with the case and the channels it is granted for. */
export interface GrantedLimit {
  readonly phases: readonly TimeLimit[];
  /** The case, or nothing for a procedure without any. */
  readonly caseCode: string | undefined;
  readonly channels: readonly Channel[];
}

/** Every limit a procedure grants in one of its cases over one of its channels; areas, which add to it, left aside. */
export function grantedLimits(procedure: ProcedureDefinition): GrantedLimit[] {
  const offered = new Set(procedure.methods.map(({ channel }) => channel));
  const channels = (Object.keys(CHANNELS) as Channel[]).filter((channel) => offered.has(channel));
  const cases = procedure.cases.length > 0 ? procedure.cases.map(({ code }) => code) : [undefined];
  return cases.flatMap((caseCode) => {
    const alike = new Map<string, GrantedLimit>();
    for (const channel of channels) {
      const { phases } = termsOf(procedure, channel, caseCode);
      const key = JSON.stringify(phases);
      const before = alike.get(key)?.channels ?? [];
      alike.set(key, { phases, caseCode, channels: [...before, channel] });
    }
    return [...alike.values()];
  });
}
