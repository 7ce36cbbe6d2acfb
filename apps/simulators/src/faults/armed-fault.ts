import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawsFrom } from './draws.ts';
import type { FaultSettings } from './fault.ts';

/** How an armed fault stands; `remaining` null = until cleared, `holding` = calls it keeps waiting now. */
export type FaultView = FaultSettings & {
  id: number;
  struck: number;
  remaining: number | null;
  holding: number;
};

/** A fault waiting for its calls. */
export class ArmedFault {
  #struck = 0;
  #met = 0;
  #holding = 0;
  readonly #draw: () => number;
  readonly #cleared = new AbortController();

  constructor(
    readonly id: number,
    readonly settings: FaultSettings,
    private readonly closing: AbortSignal,
  ) {
    this.#draw = drawsFrom(settings.seed ?? 1);
  }

  get ready(): boolean {
    return this.remaining !== 0;
  }

  /** Nothing left to do for it. */
  get spent(): boolean {
    return !this.ready && this.#holding === 0;
  }

  get view(): FaultView {
    const { id, settings, remaining } = this;
    return { id, ...settings, struck: this.#struck, remaining, holding: this.#holding };
  }

  /** Meets a call it is meant for. @returns whether it strikes, and not only waits for its chance or turn */
  meet(): boolean {
    const { share, every } = this.settings;
    this.#met += 1;
    const strikes =
      share !== undefined ? this.#draw() < share : every === undefined || this.#met % every === 0;
    if (strikes) this.#struck += 1;
    return strikes;
  }

  clear(): void {
    this.#cleared.abort();
  }

  /** Waits until the fault is cleared. @returns false when the client left or the simulators close meanwhile. */
  async hold(clientGone: AbortSignal): Promise<boolean> {
    await this.keepWaiting(firstOf(this.#cleared.signal, clientGone, this.closing));
    return !clientGone.aborted && !this.closing.aborted;
  }

  /** Waits for `afterMs`, or until the fault is cleared. @returns false when the simulators close meanwhile. */
  async delay(): Promise<boolean> {
    const elapsed = sleep(this.settings.afterMs, undefined, { ref: false });
    await this.keepWaiting(Promise.race([elapsed, firstOf(this.#cleared.signal, this.closing)]));
    return !this.closing.aborted;
  }

  private async keepWaiting(over: Promise<void>): Promise<void> {
    this.#holding += 1;
    await over;
    this.#holding -= 1;
  }

  private get remaining(): number | null {
    const { kind, times } = this.settings;
    return kind === 'down' || times === 0 ? null : times - this.#struck;
  }
}

/** Any number of calls may wait for a signal at the same time; none leaves a listener behind. */
const firstOf = (...signals: AbortSignal[]): Promise<void> =>
  new Promise((resolve) => {
    const over = new AbortController();
    const settle = () => {
      over.abort();
      resolve();
    };
    setMaxListeners(0, ...signals);
    for (const signal of signals) {
      if (signal.aborted) settle();
      else signal.addEventListener('abort', settle, { once: true, signal: over.signal });
    }
  });
