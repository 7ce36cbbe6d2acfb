import { createHash } from 'node:crypto';
import type { Queryable } from '#platform/database';
import { AuditBreach } from './audit-breach.ts';
import { type LoggedRow, rowName, type SealedLog } from './sealed-log.ts';
import { streamRows } from './stream-rows.ts';

const PAGE = 10_000;
const NOTHING = Buffer.alloc(0);

/** @returns how many chains there are @throws AuditBreach */
export async function verifyChains(tx: Queryable, log: SealedLog): Promise<number> {
  const walk = new Walk();
  for await (const page of streamRows<LoggedRow>(tx, log.rows, PAGE)) {
    if (!page.every((row) => walk.goesOn(row))) break;
  }
  if (walk.broken) throw await breachOf(tx, log, walk.broken);
  await verifyEnds(tx, log);
  return walk.chains;
}

/** Goes from row to row as long as each follows the one before it. */
class Walk {
  chains = 0;
  broken: { row: LoggedRow; expected: number } | undefined;
  private chain: string | undefined;
  private position = 0;
  private hash: Buffer = NOTHING;

  goesOn(row: LoggedRow): boolean {
    if (row.chain !== this.chain) {
      this.chains += 1;
      this.chain = row.chain;
      this.position = 0;
      this.hash = NOTHING;
    }
    this.position += 1;
    this.hash = digest(this.hash, row.content);
    if (row.position === this.position && hexOf(this.hash) === row.hash) return true;
    this.broken = { row, expected: this.position };
    return false;
  }
}

/** Where a chain ends is also known elsewhere: rows taken off its end leave no gap. */
async function verifyEnds(tx: Queryable, log: SealedLog): Promise<void> {
  const [end] = await tx.query<{ chain: string; length: number | null; last: number | null }>(log.brokenEnds);
  if (!end) return;
  const { chain, length, last } = end;
  const beyond = (last ?? 0) > (length ?? 0);
  throw new AuditBreach(
    `${log.name} of ${chain}, number ${beyond ? (last ?? 0) : (last ?? 0) + 1}`,
    beyond ? 'inserted' : length === last ? 'altered' : 'missing',
    `there are ${last ?? 0} rows, and there were ${length ?? 0}`,
  );
}

/** Content that gives its hash behind another row of its chain was moved; else it is another. */
async function breachOf(
  tx: Queryable,
  log: SealedLog,
  { row: { ref, chain, position, content, hash }, expected }: { row: LoggedRow; expected: number },
): Promise<AuditBreach> {
  if (position !== expected) {
    const row = `${log.name} of ${chain}, number ${expected}`;
    return new AuditBreach(row, 'missing', `number ${position} comes next`);
  }
  const fits = (before: Uint8Array) => hexOf(digest(before, content)) === hash;
  let moved = fits(NOTHING);
  for await (const page of streamRows<LoggedRow>(tx, log.rows, PAGE)) {
    moved ||= page.some((other) => other.chain === chain && fits(Buffer.from(other.hash, 'hex')));
    if (moved) break;
  }
  const row = rowName({ log: log.name, ref });
  return moved
    ? new AuditBreach(row, 'moved', 'it stood elsewhere in its chain')
    : new AuditBreach(row, 'altered', 'its content does not give its hash');
}

const digest = (before: Uint8Array, content: string): Buffer =>
  createHash('sha256').update(before).update(content, 'utf8').digest();

const hexOf = (hash: Buffer): string => hash.toString('hex');
