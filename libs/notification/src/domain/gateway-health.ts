/** What part of the messages a gateway is given, beside the others of its channel. */
export interface GatewayStanding {
  name: string;
  /** 10 to 100; at rest 100. */
  weight: number;
  /** When its weight was changed last. */
  weighedAt: Date;
  /** Given nothing until then, unless all are. */
  closedUntil: Date | null;
}

/** How a gateway has been doing: of all calls, those that were slow or in vain. */
export interface GatewayFacts {
  name: string;
  /** Over the last ten minutes. */
  calls: number;
  bad: number;
  /** Over the last minute, and since it was opened again. */
  lately: number;
  latelyBad: number;
}

/** As GOV.UK Notify: what was slow or in vain of the last ten minutes, from which on traffic moves away. */
const SICK_SHARE = 0.3;
/** Fewer calls say nothing. */
const SICK_CALLS = 10;
/** So much is lost each minute, so much comes back every ten: what shifts quickly returns slowly. */
const LOST = { weight: 20, everyMs: 60_000 };
const REGAINED = { weight: 10, everyMs: 600_000 };
const HIGHEST = 100;
/** It keeps so much that its recovery is seen. */
const LOWEST = 10;

/** What was in vain of the last minute, from which on nothing is sent there for a while. */
const BROKEN_SHARE = 0.8;
const BROKEN_CALLS = 5;
const CLOSED_MS = 30_000;

const isSick = ({ calls, bad }: GatewayFacts): boolean => calls >= SICK_CALLS && bad / calls >= SICK_SHARE;
const isBroken = ({ lately, latelyBad }: GatewayFacts): boolean =>
  lately >= BROKEN_CALLS && latelyBad / lately >= BROKEN_SHARE;

const NO_CALLS = { calls: 0, bad: 0, lately: 0, latelyBad: 0 };

/**
 * Weighs the gateways of a channel anew. A broken one is closed and comes back with the lowest weight; a sick one loses weight;
 * a sound one regains it. When none is sound nothing moves: the fault is then hardly theirs, and none is better than another.
 */
export function weighed(
  standings: readonly GatewayStanding[],
  facts: readonly GatewayFacts[],
  now: Date,
): GatewayStanding[] {
  const factsOf = ({ name }: GatewayStanding): GatewayFacts =>
    facts.find((one) => one.name === name) ?? { name, ...NO_CALLS };
  const isSound = (standing: GatewayStanding): boolean => {
    const known = factsOf(standing);
    return !isSick(known) && !isBroken(known);
  };
  if (!standings.some(isSound)) return [...standings];
  return standings.map((standing) => {
    if (isClosed(standing, now)) return standing;
    const known = factsOf(standing);
    if (isBroken(known)) {
      const closedUntil = new Date(now.getTime() + CLOSED_MS);
      return { ...standing, weight: LOWEST, weighedAt: now, closedUntil };
    }
    return isSick(known) ? lighter(standing, now) : heavier(standing, now);
  });
}

const since = ({ weighedAt }: GatewayStanding, now: Date): number => now.getTime() - weighedAt.getTime();

function lighter(standing: GatewayStanding, now: Date): GatewayStanding {
  if (standing.weight === LOWEST || since(standing, now) < LOST.everyMs) return standing;
  return { ...standing, weight: Math.max(LOWEST, standing.weight - LOST.weight), weighedAt: now };
}

function heavier(standing: GatewayStanding, now: Date): GatewayStanding {
  if (standing.weight === HIGHEST || since(standing, now) < REGAINED.everyMs) return standing;
  return { ...standing, weight: Math.min(HIGHEST, standing.weight + REGAINED.weight), weighedAt: now };
}

const isClosed = ({ closedUntil }: GatewayStanding, now: Date): boolean =>
  closedUntil !== null && closedUntil.getTime() > now.getTime();

/** Those that may be given messages: the open ones, or all when none is. */
export function usableOf(standings: readonly GatewayStanding[], now: Date): readonly GatewayStanding[] {
  const open = standings.filter((standing) => !isClosed(standing, now));
  return open.length > 0 ? open : standings;
}

/** Picks one by weight. @param chance from 0 to 1, evenly spread @returns undefined for none */
export function picked(standings: readonly GatewayStanding[], chance: number): GatewayStanding | undefined {
  const total = standings.reduce((sum, { weight }) => sum + weight, 0);
  let left = chance * total;
  return standings.find(({ weight }) => (left -= weight) < 0) ?? standings.at(-1);
}
