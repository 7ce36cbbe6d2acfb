const MINUTE = 60_000;

/** Wrong secrets for one dossier that are heard from one network before it has to wait. */
const FREE = 5;
/** As few where the dossier is under attack from many networks. */
const FREE_UNDER_ATTACK = 1;
/** Wrong secrets for one dossier, from all networks, that make an attack of it. */
const ATTACK = 50;
/** The longest somebody waits, so that who shares a network with a guesser is not kept out for a day. */
const LONGEST = 15 * MINUTE;
/** After so long without a wrong one, all is forgotten. */
const FORGOTTEN_AFTER = 60 * MINUTE;
/** Most kept at a time; the oldest make room. */
const MOST_KEPT = 100_000;

interface Tries {
  wrong: number;
  lastAt: number;
}

/**
 * How long somebody who named wrong secrets has to wait. Each network is counted apart for each dossier, so that no stranger
 * keeps its applicant waiting; what many networks do together only makes the allowance of each smaller, never nought.
 * The first attempt of a network is always heard.
 */
export class SlowDown {
  private readonly ofNetworks = new Map<string, Tries>();
  private readonly ofDossiers = new Map<string, Tries>();

  /** Milliseconds until the next attempt is heard; 0 = now. */
  wait(code: string, network: string, now: Date): number {
    const tries = known(this.ofNetworks, pair(code, network), now);
    const free = (known(this.ofDossiers, code, now)?.wrong ?? 0) >= ATTACK ? FREE_UNDER_ATTACK : FREE;
    if (!tries || tries.wrong < free) return 0;
    // Doubled with each: one minute after the last that was free.
    const pause = Math.min(MINUTE * 2 ** Math.min(tries.wrong - free, 10), LONGEST);
    return Math.max(tries.lastAt + pause - now.getTime(), 0);
  }

  wrong(code: string, network: string, now: Date): void {
    count(this.ofNetworks, pair(code, network), now);
    count(this.ofDossiers, code, now);
  }

  /** Who knows the secret may mistype it again. */
  right(code: string, network: string): void {
    this.ofNetworks.delete(pair(code, network));
  }

  get kept(): number {
    return this.ofNetworks.size + this.ofDossiers.size;
  }
}

const pair = (code: string, network: string): string => `${code} ${network}`;

function known(tries: ReadonlyMap<string, Tries>, key: string, now: Date): Tries | undefined {
  const found = tries.get(key);
  return found && now.getTime() - found.lastAt < FORGOTTEN_AFTER ? found : undefined;
}

function count(tries: Map<string, Tries>, key: string, now: Date): void {
  const wrong = (known(tries, key, now)?.wrong ?? 0) + 1;
  // Anew at the end: a map is in the order in which its keys came.
  tries.delete(key);
  tries.set(key, { wrong, lastAt: now.getTime() });
  const [oldest] = tries.size > MOST_KEPT ? tries.keys() : [];
  if (oldest !== undefined) tries.delete(oldest);
}
