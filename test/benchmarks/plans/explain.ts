import type { Client } from 'pg';
import { EVERYTHING, type Sight } from '#platform/database';
import type { Statement } from '../../support/statements.ts';

/** What the server did for one statement. */
export interface Explained {
  /** Names of the indexes it went through. */
  indexes: string[];
  /** Tables read from one end to the other. */
  scanned: string[];
  /** Rows taken out of tables, also those that were thrown away at once. */
  rowsRead: number;
  /** Blocks of 8 kB looked at, in memory or not. */
  blocks: number;
  milliseconds: number;
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Node[];
}

/** Runs the statement under EXPLAIN and undoes what it did. @param before makes the world it is to be tried in */
export async function explain(
  client: Client,
  { text, values, seen }: Statement,
  before = 'select',
): Promise<Explained> {
  await client.query('begin');
  try {
    await client.query(before);
    await asApplication(client, seen);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node; 'Execution Time': number }] }>(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    );
    const [{ Plan: plan, 'Execution Time': milliseconds }] = rows[0]!['QUERY PLAN'];
    return { ...readingOf(plan), milliseconds };
  } finally {
    await client.query('rollback');
  }
}

type Reading = Pick<Explained, 'indexes' | 'scanned'>;

/** What a function that runs as the owner makes of its statement. */
export const explainAsOwner = (client: Client, text: string): Promise<Reading> =>
  planned(client, `explain (format json) ${text}`);

async function planned(client: Client, explaining: string): Promise<Reading> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(explaining);
  return readingOf(rows[0]!['QUERY PLAN'][0].Plan);
}

/** The indexes and whole-table reads of the plan PostgreSQL keeps for any values. */
export async function explainKept(client: Client, { text, seen }: Statement): Promise<Reading> {
  await client.query('begin');
  try {
    await asApplication(client, seen);
    return await planned(client, `explain (generic_plan, format json) ${text}`);
  } finally {
    await client.query('rollback');
  }
}

/** Until the transaction ends, what the tables show and how they are read is what api and worker are shown. */
async function asApplication(client: Client, { agencies, officers }: Sight = EVERYTHING): Promise<void> {
  await client.query(
    `select set_config('mot_cua.agencies', $1, true), set_config('mot_cua.officers', $2, true),
            set_config('role', 'mot_cua_application', true)`,
    [agencies === 'everything' ? '*' : `{${agencies.join()}}`, `{${officers.join()}}`],
  );
}

function readingOf(plan: Node): Omit<Explained, 'milliseconds'> {
  const nodes = flatten(plan);
  const reads = nodes.filter((node) => /Scan$/.test(node['Node Type']) && node['Relation Name']);
  return {
    indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].sort(),
    scanned: reads
      .filter((node) => /Seq Scan$/.test(node['Node Type']))
      .map((node) => node['Relation Name']!),
    rowsRead: Math.round(reads.reduce((sum, node) => sum + rowsOf(node), 0)),
    blocks: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
  };
}

const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

const rowsOf = (node: Node): number =>
  ((node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0)) *
  (node['Actual Loops'] ?? 0);
