import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { SimulatedClock } from '../clock/simulated-clock.ts';

/** Sessions given out by `mapi/login`. Kept in memory: after a restart every client must log in again. */
export class Sessions {
  private readonly endsAt = new Map<string, DateTime>();

  constructor(
    private readonly clock: SimulatedClock,
    private readonly minutes: number,
  ) {}

  open(): string {
    const session = randomUUID();
    this.endsAt.set(session, this.clock.now().plus({ minutes: this.minutes }));
    return session;
  }

  isOpen(session: unknown): boolean {
    const end = typeof session === 'string' ? this.endsAt.get(session) : undefined;
    return end !== undefined && this.clock.now() < end;
  }

  end(session: unknown): void {
    if (typeof session === 'string') this.endsAt.delete(session);
  }
}
