import { Injectable } from '@nestjs/common';
import { TrackingSecrets } from '#dossier';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { SlowDown } from '../domain/slow-down.ts';
import { trackingProblem } from '../domain/tracking.problems.ts';
import { secretOf } from '../persistence/tracked-dossier.ts';

/** What somebody shows who wants to see a dossier. */
export interface ShownSecret {
  code: string;
  secret: string;
  /** Where they ask from. */
  network: string;
}

/** Held against where there is no dossier, at the same cost. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Lets who has the secret of a dossier in, and makes who guesses wait. Counted in the memory of each process. */
@Injectable()
export class OpenBySecret {
  private readonly attempts = new SlowDown();

  constructor(
    private readonly database: Database,
    private readonly secrets: TrackingSecrets,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the dossier
   * @throws tracking.not-found, the same for an unknown code and for a wrong secret; .too-many-wrong, before the secret is
   * looked at
   */
  async execute({ code, secret, network }: ShownSecret): Promise<string> {
    this.admit(code, network);
    const { id, version } = await secretOf(this.database, code);
    const matches = this.secrets.matches(id ?? NOBODY, version ?? 1, secret);
    if (id === null || !matches) {
      this.attempts.wrong(code, network, this.clock.now());
      throw trackingProblem('tracking.not-found');
    }
    this.attempts.right(code, network);
    return id;
  }

  /** For whatever else strangers could guess about a dossier. @throws tracking.too-many-wrong */
  admit(code: string, network: string): void {
    const wait = this.attempts.wait(code, network, this.clock.now());
    if (wait === 0) return;
    const seconds = Math.ceil(wait / 1000);
    throw trackingProblem('tracking.too-many-wrong', { seconds }, { retryAfterSeconds: seconds });
  }
}
