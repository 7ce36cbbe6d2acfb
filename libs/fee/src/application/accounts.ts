import { Injectable } from '@nestjs/common';
import { rolesThatMay } from '#authorization';
import { DossierScope, dossierProblem } from '#dossier';
import { ownPositions, type Position, type Principal } from '#identity';
import { Directory } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, type Sql, type Transaction } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { accountChanged } from '../contracts/money-told.ts';
import { feeProblem } from '../domain/fee.problems.ts';
import { type Ledger, ledgerOf, type PaperNumber } from '../domain/ledger.ts';
import type { PlannedEntry } from '../domain/plan-entries.ts';
import { type AccountHead, entriesOf, holdAccount, writeEntries } from '../persistence/accounts.ts';
import { keepOpen, nextNumber } from '../persistence/tills.ts';

/** What an officer wishes to do to the money of a dossier. */
export interface AccountWish {
  officer: Principal;
  dossierId: string;
  verb: 'handle fees' | 'exempt fees' | 'decide fees';
  /** For the audit trail. */
  action: string;
}

/** A dossier's account, held until the transaction ends. */
export interface OpenAccount {
  tx: Transaction;
  at: Date;
  head: AccountHead;
  ledger: Ledger;
  /** The post they act under. */
  post: Position;
}

/** What came of an act; a replayed request gets the same. */
export interface AccountOutcome {
  /** Whole đồng that the dossier owes now. */
  outstanding: number;
  /** What was written, by its ids. */
  entries: string[];
  /** Of the receipt or voucher. */
  number: PaperNumber | null;
}

/** Through which till cash goes, and which book numbers it. */
interface Cash {
  agencyId: number;
  numbered: 'receipt' | 'voucher' | null;
}

export interface Writing {
  cash?: Cash;
  refundId?: string;
  /** Its charges are laid down by it. */
  charges?: boolean;
  /** For the audit trail; no personal data. */
  details?: Record<string, unknown>;
}

/**
 * Changes accounts of dossiers: one at a time, in person, never one's own, and with the dossier's own word of what it owes
 * in the same transaction.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly directory: Directory,
  ) {}

  /** @throws dossier.unknown, fee.own-dossier, and what the work throws */
  async change<Outcome>(
    wish: AccountWish,
    work: (account: OpenAccount) => Promise<Outcome>,
  ): Promise<Outcome> {
    const { officer, dossierId, verb } = wish;
    const posts = ownPositions(officer).filter(({ role }) => rolesThatMay(verb, 'Dossier').includes(role));
    const permitted = await Promise.all(
      posts.map((post) => this.scope.where({ ...officer, positions: [post] }, verb)),
    );
    return this.database.transaction(async (tx) => {
      const held = await holdAccount(tx, dossierId, permitted, officer.officerId);
      const post = held && posts.find((_, index) => held.permitted[index]);
      if (!post) throw dossierProblem('dossier.unknown');
      if (held.own) throw feeProblem('fee.own-dossier');
      const ledger = ledgerOf(await entriesOf(tx, dossierId));
      return work({ tx, at: this.clock.now(), head: held, ledger, post });
    });
  }

  /**
   * Writes what was planned, with its trace and the answer.
   * @throws fee.day-not-open
   */
  async write(
    { officer, action }: AccountWish,
    { tx, at, head, ledger, post }: OpenAccount,
    planned: readonly PlannedEntry[],
    { cash, refundId, charges = false, details = {} }: Writing,
    recordAnswer: (outcome: AccountOutcome) => Sql,
  ): Promise<AccountOutcome> {
    const through = cash ? await this.throughTill(tx, at, cash) : null;
    const by = { at, officerId: officer.officerId, officerName: officer.fullName };
    const entries = await writeEntries(
      tx,
      { id: head.id, charged: head.charged || charges },
      ledger.entries,
      planned,
      {
        ...{ ...by, agencyId: cash?.agencyId ?? post.agencyId, ...through },
        ...(refundId !== undefined && { refundId }),
      },
    );
    const outcome = {
      outstanding: ledgerOf(entries).outstanding,
      entries: entries.slice(ledger.entries.length).map(({ id }) => id),
      number: through?.number ?? null,
    };
    await tx.query(
      insertAuditEntry({
        ...{ at, actor: officer.username, officerId: officer.officerId, action },
        ...{ subjectType: 'dossier', subjectId: head.id },
        details: { ...outcome, ...details },
      }),
    );
    if (planned.some(({ kind }) => kind !== 'payment')) {
      await tx.query(insertOutboxMessages([accountChanged(head.id, post.agencyId, at)]));
    }
    await tx.query(recordAnswer(outcome));
    return outcome;
  }

  private async throughTill(tx: Transaction, at: Date, { agencyId, numbered }: Cash) {
    const day = civilDate(at);
    const series = await keepOpen(tx, agencyId, day);
    if (series === undefined) {
      throw feeProblem('fee.day-not-open', { day, agency: (await this.directory.byId(agencyId)).name });
    }
    const year = Number(day.slice(0, 4));
    return { day, number: numbered && (await nextNumber(tx, agencyId, numbered, { series, year })) };
  }
}
