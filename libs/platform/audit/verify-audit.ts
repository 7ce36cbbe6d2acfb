import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql, type Transaction } from '#platform/database';
import { AuditBreach } from './audit-breach.ts';
import { CheckLeaves } from './check-leaves.ts';
import { SealExport } from './seal-export.ts';
import { SealKeys } from './seal-keys.ts';
import { type Leaf, rowName, type SealedLog } from './sealed-log.ts';
import { streamRows } from './stream-rows.ts';
import { verifyChains } from './verify-chains.ts';
import { type SealFigures, verifySeals } from './verify-seals.ts';

/** A seal that has not reached the export by then was kept from it. */
const EXPORT_PATIENCE_MS = 10 * 60_000;
const PAGE = 20_000;

export interface AuditFigures extends SealFigures {
  /** Rows of each log, by its name. */
  rows: Record<string, number>;
  chains: number;
  /** Rows no seal covers yet. */
  waiting: number;
}

/** Injection token of the logs that are chained and sealed. */
export const SEALED_LOGS = Symbol('SEALED_LOGS');

/**
 * Proves the audit trail: every row, chain and seal, and the export. Hashes and signatures are worked out here; nothing
 * the database says of them is believed.
 */
@Injectable()
export class VerifyAudit {
  constructor(
    private readonly database: Database,
    private readonly keys: SealKeys,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SEALED_LOGS) private readonly logs: readonly SealedLog[],
  ) {}

  /** @throws AuditBreach naming the first broken row: those under seals in their order, then the rest by chain */
  async execute(): Promise<AuditFigures> {
    // Before the database, or a seal made meanwhile would seem to be missing there.
    const exported = await new SealExport(this.config.AUDIT_EXPORT_FILE).read();
    return this.database.transaction(async (tx) => {
      await tx.query(sql`set transaction isolation level repeatable read, read only`);
      const leaves = new CheckLeaves(this.logs);
      const seals = await verifySeals(tx, this.keys, exported, leaves);
      this.refuseLateExport(seals);
      const waiting = await checkWaiting(tx, leaves);
      const rows: Record<string, number> = {};
      for (const log of this.logs) rows[log.name] = await verifyNumber(tx, log, leaves.countOf(log));
      let chains = 0;
      for (const log of this.logs) chains += await verifyChains(tx, log);
      return { ...seals, rows, chains, waiting };
    });
  }

  private refuseLateExport({ behindSince, exported }: SealFigures): void {
    if (behindSince === null || this.clock.now().getTime() - Date.parse(behindSince) < EXPORT_PATIENCE_MS) {
      return;
    }
    throw new AuditBreach(
      `export, line ${exported + 1}`,
      'missing',
      `the database has the seal of ${behindSince}`,
    );
  }
}

async function checkWaiting(tx: Transaction, leaves: CheckLeaves): Promise<number> {
  let waiting = 0;
  const statement = sql`select log, ref, encode(hash, 'hex') as hash from audit.waiting order by id`;
  for await (const page of streamRows<Leaf>(tx, statement, PAGE)) {
    await leaves.check(tx, page);
    waiting += page.length;
  }
  return waiting;
}

/** @returns how many rows a log has @throws AuditBreach for one that neither waits nor is sealed */
async function verifyNumber(tx: Transaction, log: SealedLog, known: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql`select count(*)::int as count from (${log.hashes}) r`);
  const count = row?.count ?? 0;
  if (count === known) return count;
  const [stranger] = await tx.query<{ ref: string }>(sql`
    select ref from (${log.hashes}) r
    where not exists (
      select from (select u.log, u.ref from audit.seal s, unnest(s.logs, s.refs) as u(log, ref)
                   union all select w.log, w.ref from audit.waiting w) k
      where k.log = ${log.name} and k.ref = r.ref)
    order by ref limit 1`);
  throw new AuditBreach(
    stranger ? rowName({ log: log.name, ref: stranger.ref }) : log.name,
    'inserted',
    stranger ? 'nothing tells of its having been written' : `it has ${count} rows, and ${known} were written`,
  );
}
