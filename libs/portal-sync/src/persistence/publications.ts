import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, gathered, sql } from '#platform/database';
import type { Claim, NextPublication, PublicationState } from '../domain/publication.ts';
import { keptReason } from './kept-reason.ts';
import { PAUSED } from './pauses.ts';

interface HeadRow {
  dossierId: string;
  state: PublicationState;
  /** It is its turn, and publications are not held back. */
  due: boolean;
  claimed: Claim | null;
}

/** Calls as long as one may take, twice: a `sending` row untouched for this long has lost its sender. */
const ABANDONED_AFTER_TIMEOUTS = 2;

/** Dossiers claimed, and publications settled, in one statement. */
const TOGETHER = 50;

/** What the portal was told. */
export interface Told {
  /** Hexadecimal. */
  digest: string;
  /** The first of its links to expire; null = there are none. */
  linksUntil: Date | null;
}

/** Where a claimed publication is to stand. */
interface Settling extends Omit<Claim, 'again' | 'progressBegun'> {
  state: PublicationState;
  reason: string | null;
  /** Digest of what the portal was told, hexadecimal; null = nothing was. */
  told: string | null;
  linksUntil: Date | null;
  /** Its row of progress goes out next. */
  begins: boolean;
  now: Date;
}

/** History sequences have no gap, so a publication's turn has come when the one before it is sent. */
export const IN_TURN = sql`(p.sequence = 1 or exists (
  select 1 from portal_sync.publication q
  where q.dossier_id = p.dossier_id and q.sequence = p.sequence - 1 and q.state = 'sent'))`;

/** Of a wish `w` the row that is `held` for it: of one that was overtaken there is none, whoever else wishes beside it. */
const OF_WISH = sql`
  held.dossier_id = w."dossierId" and held.sequence = w.sequence and held.attempts = w.attempts`;

/** The ledger of publications. Every write after a claim is fenced: a sender that was overtaken changes nothing. */
@Injectable()
export class Publications {
  private readonly claims = gathered((dossierIds: readonly string[]) => this.claimEach(dossierIds), TOGETHER);
  private readonly settlings = gathered((wishes: readonly Settling[]) => this.settleEach(wishes), TOGETHER);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Claims the dossier's lowest unsent publication if it is its turn and nobody is sending it. */
  claimNext(dossierId: string): Promise<NextPublication> {
    return this.claims(dossierId);
  }

  /**
   * Tells the others that its sender lives.
   * @param begins its row of progress goes out next, which must be known to whoever tries after this
   * @returns false when it was overtaken and must stop
   */
  renew(claim: Claim, begins = false): Promise<boolean> {
    return this.settle(claim, 'sending', { begins });
  }

  /**
   * @param told null = nothing, for the portal knew
   * @returns false when the claim was overtaken; so do the others.
   */
  markSent(claim: Claim, told: Told | null): Promise<boolean> {
    return this.settle(claim, 'sent', told ? { told: told.digest, linksUntil: told.linksUntil } : {});
  }

  postpone(claim: Claim, reason: string): Promise<boolean> {
    return this.settle(claim, 'pending', { reason });
  }

  setAside(claim: Claim, reason: string): Promise<boolean> {
    return this.settle(claim, 'set-aside', { reason });
  }

  /** Leaves it `sending` and untouched: nobody tries again before the portal must have finished with it. */
  async leaveUnsettled(claim: Claim, reason: string): Promise<boolean> {
    const rows = await this.database.query(sql`
      update portal_sync.publication set last_error = ${keptReason(reason)}
      where dossier_id = ${claim.dossierId} and sequence = ${claim.sequence}
        and state = 'sending' and attempts = ${claim.attempts}
      returning sequence`);
    return rows.length === 1;
  }

  abandonedBefore(): Date {
    const milliseconds = ABANDONED_AFTER_TIMEOUTS * this.config.CALL_TIMEOUT_SECONDS * 1000;
    return new Date(this.clock.now().getTime() - milliseconds);
  }

  private settle(
    { dossierId, sequence, attempts }: Claim,
    state: PublicationState,
    {
      reason,
      ...saying
    }: Partial<Pick<Settling, 'told' | 'linksUntil' | 'begins'>> & { reason?: string } = {},
  ): Promise<boolean> {
    return this.settlings({
      ...{ dossierId, sequence, attempts, state, now: this.clock.now() },
      ...{ told: null, linksUntil: null, begins: false, ...saying },
      reason: reason === undefined ? null : keptReason(reason),
    });
  }

  /**
   * Rows are taken in one order, so that of two who claim or settle none waits for the other. The one before is held too: while
   * it is sent again, the next one's turn has not come. The list stands in a select so that its length is unknown to every plan, and
   * the plan that is kept costs no more than one made anew.
   */
  private async claimEach(dossierIds: readonly string[]): Promise<NextPublication[]> {
    const heads = await this.database.queryPrepared<HeadRow>(sql`
      with head as (
        select p.* from unnest((select ${[...new Set(dossierIds)]}::uuid[])) as asked(dossier_id)
        cross join lateral (
          select p.dossier_id, p.sequence, p.state, ${IN_TURN} and not ${PAUSED} as due from portal_sync.publication p
          where p.dossier_id = asked.dossier_id and p.state <> 'sent' order by p.sequence limit 1) p),
      before as (
        select q.dossier_id from portal_sync.publication q
        join head on head.dossier_id = q.dossier_id and head.sequence = q.sequence + 1
        where q.state = 'sent' order by q.dossier_id for share of q),
      free as (
        select p.dossier_id, p.sequence from portal_sync.publication p
        join head on head.dossier_id = p.dossier_id and head.sequence = p.sequence
        where not ${PAUSED} and (p.sequence = 1 or p.dossier_id in (select dossier_id from before))
          and (p.state = 'pending' or (p.state = 'sending' and p.touched_at <= ${this.abandonedBefore()}))
        order by p.dossier_id for no key update of p),
      claimed as (
        update portal_sync.publication p
        set state = 'sending', attempts = p.attempts + 1, touched_at = ${this.clock.now()}
        from free where p.dossier_id = free.dossier_id and p.sequence = free.sequence
        returning p.dossier_id, p.sequence, p.attempts, p.told_digest, p.progress_begun)
      select head.dossier_id as "dossierId", head.state, head.due,
             case when c.dossier_id is not null then
               jsonb_build_object('dossierId', c.dossier_id, 'sequence', c.sequence, 'attempts', c.attempts,
                 'progressBegun', c.progress_begun, 'again',
                 (select jsonb_build_object('occasions', r.occasions, 'from', r.from_sequence, 'told', encode(c.told_digest, 'hex'))
                  from portal_sync.republication r
                  where r.dossier_id = c.dossier_id and r.state = 'open' and r.sequence = c.sequence)) end as claimed
      from head left join claimed c on c.dossier_id = head.dossier_id`);
    return dossierIds.map((dossierId, index) => {
      const head = heads.find((one) => one.dossierId === dossierId);
      const isFirst = dossierIds.indexOf(dossierId) === index;
      if (head?.claimed && isFirst) return { kind: 'claimed', claim: head.claimed };
      return head && head.due && head.state !== 'set-aside' ? { kind: 'busy' } : { kind: 'none' };
    });
  }

  private async settleEach(wishes: readonly Settling[]): Promise<boolean[]> {
    const settled = await this.database.queryPrepared<Pick<Claim, 'dossierId' | 'sequence' | 'attempts'>>(sql`
      with wish as (
        select * from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb)
          as w("dossierId" uuid, sequence int, attempts int, state text, reason text, told text,
               "linksUntil" timestamptz, begins boolean, now timestamptz)),
      held as (
        select p.dossier_id, p.sequence, p.attempts from portal_sync.publication p
        join wish w on w."dossierId" = p.dossier_id and w.sequence = p.sequence and w.attempts = p.attempts
        where p.state = 'sending' order by p.dossier_id for no key update of p),
      again as (
        update portal_sync.republication r
        set state = case when w.told is null then 'needless' else 'sent' end, ended_at = w.now
        from wish w join held on ${OF_WISH}
        where w.state = 'sent' and r.dossier_id = held.dossier_id and r.sequence = held.sequence and r.state = 'open'
        returning r.dossier_id, r.sent_before, r.state),
      terms as (
        insert into portal_sync.link_term as t (dossier_id, good_until, told_at)
        select held.dossier_id, w."linksUntil", w.now
        from wish w join held on ${OF_WISH}
        where w.state = 'sent' and w.told is not null and (w."linksUntil" is not null
          or exists (select from portal_sync.link_term t where t.dossier_id = held.dossier_id))
        on conflict (dossier_id) do update
        set good_until = excluded.good_until, told_at = excluded.told_at, looked_at = null)
      update portal_sync.publication p
      set state = w.state, touched_at = w.now, told_digest = coalesce(decode(w.told, 'hex'), p.told_digest),
          progress_begun = p.progress_begun or w.begins,
          sent_at = case when w.state = 'sent' then
            coalesce((select a.sent_before from again a where a.dossier_id = p.dossier_id and a.state = 'needless'), w.now) end,
          acknowledged_at = coalesce(p.acknowledged_at, case when w.state = 'sent' then w.now end),
          last_error = case when w.state = 'sent' then null else coalesce(w.reason, p.last_error) end
      from wish w join held on ${OF_WISH}
      where p.dossier_id = held.dossier_id and p.sequence = held.sequence
      returning p.dossier_id as "dossierId", p.sequence, p.attempts`);
    return wishes.map(({ dossierId, sequence, attempts }) =>
      settled.some(
        (one) => one.dossierId === dossierId && one.sequence === sequence && one.attempts === attempts,
      ),
    );
  }
}
