import { ArmedFault, type FaultView } from './armed-fault.ts';
import { faultRequest, type FaultRequest, type FaultTarget, strikesWork } from './fault.ts';

export interface Call {
  target: FaultTarget;
  /** The service or operation asked for, if the protocol has one. */
  service?: string | undefined;
  /** Log-in and the like: struck by faults of the work only when they name it. */
  housekeeping?: boolean;
}

/** How the simulated systems are told to misbehave. */
export class FaultScript {
  #faults: ArmedFault[] = [];
  #lastId = 0;
  readonly #closing = new AbortController();

  /** Arms a fault behind those already armed. @throws ZodError when it makes no sense. */
  set(request: FaultRequest): FaultView {
    this.#lastId += 1;
    const fault = new ArmedFault(this.#lastId, faultRequest.parse(request), this.#closing.signal);
    this.#faults.push(fault);
    return fault.view;
  }

  /** The faults that still strike or keep a call waiting. */
  list(): FaultView[] {
    return this.#faults.filter((fault) => !fault.spent).map((fault) => fault.view);
  }

  /** Lifts every fault, or those of one target; calls kept waiting go on. */
  clear(target?: FaultTarget): void {
    const lifted = (fault: ArmedFault) => !target || fault.settings.target === target;
    for (const fault of this.#faults.filter(lifted)) fault.clear();
    this.#faults = this.#faults.filter((fault) => !lifted(fault));
  }

  /** Whether the target takes no connection at all. */
  isDown(target: FaultTarget): boolean {
    return this.#faults.some(({ settings }) => settings.target === target && settings.kind === 'down');
  }

  /** The first fault that strikes a call, used up. */
  take(call: Call): ArmedFault | undefined {
    this.#faults = this.#faults.filter((fault) => !fault.spent);
    return this.#faults.find(
      (candidate) => candidate.ready && isMeantFor(call, candidate) && candidate.meet(),
    );
  }

  /** Ends every wait; the calls end undone. */
  close(): void {
    this.#closing.abort();
  }
}

function isMeantFor(call: Call, { settings }: ArmedFault): boolean {
  if (settings.target !== call.target || settings.kind === 'down') return false;
  if (settings.service) return settings.service === call.service;
  return !(call.housekeeping && strikesWork(settings.kind));
}
