import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { SlowDown } from '../../domain/slow-down.ts';
import { TrackingSecrets } from './tracking-secrets.ts';

/** What somebody shows who wants to see a dossier. */
export interface ShownSecret {
  code: string;
  secret: string;
  /** Where they ask from. */
  network: string;
}

/** `unknown` is the same for a code that does not exist and for a wrong secret; `wait` is said before the secret is looked at. */
export type Opening =
  { kind: 'opened'; id: string } | { kind: 'unknown' } | { kind: 'wait'; seconds: number };

interface SecretOf {
  id: string | null;
  version: number | null;
}

/** Held against where there is no dossier, at the same cost. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/**
 * The one door for who has the secret of a dossier; who guesses waits, at whichever endpoint. Counted in the memory of each
 * process.
 */
@Injectable()
export class OpenBySecret {
  private readonly attempts = new SlowDown();
  /** Of who came last, by dossier and network. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly secrets: TrackingSecrets,
    private readonly clock: Clock,
  ) {}

  /** One after the other for a dossier and a network: sent at once, guesses count as they would one by one. */
  execute(shown: ShownSecret): Promise<Opening> {
    const pair = `${shown.code} ${shown.network}`;
    const before = this.turns.get(pair);
    const opening = before ? before.then(() => this.attempt(shown)) : this.attempt(shown);
    const turn = opening
      .catch(() => undefined)
      .finally(() => {
        if (this.turns.get(pair) === turn) this.turns.delete(pair);
      });
    this.turns.set(pair, turn);
    return opening;
  }

  private async attempt({ code, secret, network }: ShownSecret): Promise<Opening> {
    const seconds = this.secondsToWait(code, network);
    if (seconds > 0) return { kind: 'wait', seconds };
    const { id, version } = await this.secretOf(code);
    const matches = this.secrets.matches(id ?? NOBODY, version ?? 1, secret);
    if (id === null || !matches) {
      this.attempts.wrong(code, network, this.clock.now());
      return { kind: 'unknown' };
    }
    this.attempts.right(code, network);
    return { kind: 'opened', id };
  }

  /** Until the next attempt is heard; 0 = now. */
  private secondsToWait(code: string, network: string): number {
    return Math.ceil(this.attempts.wait(code, network, this.clock.now()) / 1000);
  }

  /**
   * One row for every code, known or not: what it takes to answer must not tell which. By the code of the receipt, or by that
   * of the national portal where it was handed in there.
   */
  private async secretOf(code: string): Promise<SecretOf> {
    const [row] = await this.database.queryPrepared<SecretOf>(sql`
      select d.id, d.secret_version as version
      from (values (1)) as one (row)
      left join dossier.dossier d on d.code = ${code} or d.portal_code = ${code} limit 1`);
    return row ?? { id: null, version: null };
  }
}
