import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import type { Claim, NextPublication, PublicationState } from '../domain/publication.ts';

interface HeadRow {
  state: PublicationState;
  inTurn: boolean;
  claimed: Claim | null;
}

/** Calls as long as one may take, twice: a `sending` row untouched for this long has lost its sender. */
const ABANDONED_AFTER_TIMEOUTS = 2;

/** History sequences have no gap, so a publication's turn has come when the one before it is sent. */
export const IN_TURN = sql`(p.sequence = 1 or exists (
  select 1 from portal_sync.publication q
  where q.dossier_id = p.dossier_id and q.sequence = p.sequence - 1 and q.state = 'sent'))`;

/** The ledger of publications. Every write after a claim is fenced: a sender that was overtaken changes nothing. */
@Injectable()
export class Publications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Claims the dossier's lowest unsent publication if it is its turn and nobody is sending it. */
  async claimNext(dossierId: string): Promise<NextPublication> {
    const [head] = await this.database.queryPrepared<HeadRow>(sql`
      with head as (
        select p.sequence, p.state, ${IN_TURN} as "inTurn"
        from portal_sync.publication p
        where p.dossier_id = ${dossierId} and p.state <> 'sent' order by p.sequence limit 1),
      claimed as (
        update portal_sync.publication p
        set state = 'sending', attempts = p.attempts + 1, touched_at = ${this.clock.now()}
        from head
        where p.dossier_id = ${dossierId} and p.sequence = head.sequence and ${IN_TURN}
          and (p.state = 'pending' or (p.state = 'sending' and p.touched_at <= ${this.abandonedBefore()}))
        returning jsonb_build_object('dossierId', p.dossier_id, 'sequence', p.sequence, 'attempts', p.attempts) as claim)
      select head.state, head."inTurn", (select claim from claimed) as claimed from head`);
    if (head?.claimed) return { kind: 'claimed', claim: head.claimed };
    return head && head.inTurn && head.state !== 'set-aside' ? { kind: 'busy' } : { kind: 'none' };
  }

  /** Tells the others that its sender lives. @returns false when it was overtaken and must stop. */
  renew(claim: Claim): Promise<boolean> {
    return this.settle(claim, 'sending');
  }

  /** @returns false when the claim was overtaken; so do the others. */
  markSent(claim: Claim): Promise<boolean> {
    return this.settle(claim, 'sent');
  }

  postpone(claim: Claim, reason: string): Promise<boolean> {
    return this.settle(claim, 'pending', reason);
  }

  setAside(claim: Claim, reason: string): Promise<boolean> {
    return this.settle(claim, 'set-aside', reason);
  }

  /** Leaves it `sending` and untouched: nobody tries again before the portal must have finished with it. */
  async leaveUnsettled(claim: Claim, reason: string): Promise<boolean> {
    const rows = await this.database.query(sql`
      update portal_sync.publication set last_error = ${reason.slice(0, 1000)}
      where dossier_id = ${claim.dossierId} and sequence = ${claim.sequence}
        and state = 'sending' and attempts = ${claim.attempts}
      returning sequence`);
    return rows.length === 1;
  }

  abandonedBefore(): Date {
    const milliseconds = ABANDONED_AFTER_TIMEOUTS * this.config.CALL_TIMEOUT_SECONDS * 1000;
    return new Date(this.clock.now().getTime() - milliseconds);
  }

  private async settle(claim: Claim, state: PublicationState, reason?: string): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.database.queryPrepared(sql`
      update portal_sync.publication
      set state = ${state}, touched_at = ${now}, sent_at = ${state === 'sent' ? now : null}::timestamptz,
          last_error = case when ${state} = 'sent' then null else coalesce(${reason?.slice(0, 1000) ?? null}, last_error) end
      where dossier_id = ${claim.dossierId} and sequence = ${claim.sequence}
        and state = 'sending' and attempts = ${claim.attempts}
      returning sequence`);
    return rows.length === 1;
  }
}
