import { type Queryable, sql } from '#platform/database';
import { AuditBreach } from './audit-breach.ts';
import type { CheckLeaves } from './check-leaves.ts';
import { digestOf, type KeptSeal, rootOf, type SealStatement } from './seal.ts';
import type { SealKeys } from './seal-keys.ts';
import type { Leaf } from './sealed-log.ts';
import { streamRows } from './stream-rows.ts';

/** Seals fetched at once: some twenty thousand leaves at most. */
const PAGE = 20;

interface StoredSeal extends KeptSeal {
  logs: string[];
  refs: string[];
  hashes: string[];
}

export interface SealFigures {
  seals: number;
  exported: number;
  /** When the first seal was made that is not in the export. */
  behindSince: string | null;
}

/**
 * Goes through all seals in their order: number, link, signature, root, the export, and each row they cover.
 * @param exported what the export held before the transaction looked at the database
 * @throws AuditBreach
 */
export async function verifySeals(
  tx: Queryable,
  keys: SealKeys,
  exported: AsyncIterable<KeptSeal | undefined>,
  leaves: CheckLeaves,
): Promise<SealFigures> {
  const lines = exported[Symbol.asyncIterator]();
  const figures: SealFigures = { seals: 0, exported: 0, behindSince: null };
  let before: KeptSeal | undefined;
  for await (const page of streamRows<StoredSeal>(tx, SEALS, PAGE)) {
    const covered: Leaf[] = [];
    for (const seal of page) {
      const line = await lines.next();
      const statement = await verifySeal(
        seal,
        before,
        keys,
        line.done === true ? undefined : { line: line.value },
      );
      if (line.done !== true) figures.exported += 1;
      else figures.behindSince ??= statement.sealedAt;
      covered.push(...leavesOf(seal));
      before = seal;
      figures.seals += 1;
    }
    await leaves.check(tx, covered);
  }
  await refuseMore(await lines.next(), keys, figures.seals + 1);
  return figures;
}

const SEALS = sql`
  select number, jws, logs, refs, array(select encode(hash, 'hex') from unnest(hashes) with ordinality as of(hash, place)
                                        order by place) as hashes
  from audit.seal order by number`;

async function verifySeal(
  seal: StoredSeal,
  before: KeptSeal | undefined,
  keys: SealKeys,
  exported: { line: KeptSeal | undefined } | undefined,
): Promise<SealStatement> {
  const number = (before?.number ?? 0) + 1;
  if (seal.number !== number) {
    throw new AuditBreach(`audit.seal ${number}`, 'missing', 'its number is not there');
  }
  const altered = (evidence: string) => new AuditBreach(`audit.seal ${number}`, 'altered', evidence);
  const statement = await keys.read(seal.jws);
  if (!statement) throw altered('no known key has signed it');
  if (statement.number !== number || statement.previous !== (before ? digestOf(before) : null)) {
    throw altered('it does not follow the seal before it');
  }
  if (exported && (exported.line?.number !== number || exported.line.jws !== seal.jws)) {
    throw altered('the export has another');
  }
  if (statement.size !== seal.refs.length || statement.root !== rootOf(leavesOf(seal))) {
    throw altered('its rows are not those it was signed for');
  }
  return statement;
}

/** Seals that only the export knows were taken out of the database, and with them what they covered. */
async function refuseMore(
  line: IteratorResult<KeptSeal | undefined>,
  keys: SealKeys,
  number: number,
): Promise<void> {
  if (line.done === true) return;
  const statement = line.value && (await keys.read(line.value.jws));
  if (!statement) throw new AuditBreach(`export, line ${number}`, 'altered', 'no known key has signed it');
  throw new AuditBreach(
    `audit.seal ${statement.number}`,
    'missing',
    `the export has it; it covers ${statement.size} rows from ${statement.first} on`,
  );
}

const leavesOf = ({ logs, refs, hashes }: StoredSeal): Leaf[] =>
  refs.map((ref, place) => ({ log: logs[place] ?? '', ref, hash: hashes[place] ?? '' }));
