import type { Queryable } from '#platform/database';
import { AuditBreach } from './audit-breach.ts';
import { type Leaf, rowName, type SealedLog } from './sealed-log.ts';

/** Holds rows against the hashes they were written with, and counts them. */
export class CheckLeaves {
  private readonly counts = new Map<string, number>();

  constructor(private readonly logs: readonly SealedLog[]) {}

  /** How many rows of a log were looked at. */
  countOf({ name }: SealedLog): number {
    return this.counts.get(name) ?? 0;
  }

  /** @throws AuditBreach naming the first that is gone or has another hash */
  async check(tx: Queryable, leaves: readonly Leaf[]): Promise<void> {
    const found = new Map<string, string>();
    for (const log of this.logs) {
      const refs = leaves.filter(({ log: name }) => name === log.name).map(({ ref }) => ref);
      for (const { ref, hash } of await tx.query<Pick<Leaf, 'ref' | 'hash'>>(log.hashesOf(refs))) {
        found.set(rowName({ log: log.name, ref }), hash);
      }
      this.counts.set(log.name, this.countOf(log) + refs.length);
    }
    for (const leaf of leaves) {
      const name = rowName(leaf);
      const hash = found.get(name);
      if (hash === undefined) throw new AuditBreach(name, 'missing', 'it was written, and is gone');
      if (hash === leaf.hash) continue;
      const moved = leaves.some((other) => other.hash === hash);
      throw new AuditBreach(name, moved ? 'moved' : 'altered', 'its hash is not the one it was written with');
    }
  }
}
