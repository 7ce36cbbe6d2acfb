import { join, sql, type Sql } from '#platform/database';
import type { Branch } from '../domain/branches.ts';

/** For each fact, the SQL that is true of a row whose fact has, or holds, one of the values. */
export type FactsInSql<Fact extends string> = Readonly<Record<Fact, (values: readonly unknown[]) => Sql>>;

/** The condition of one branch. */
export function branchSql<Fact extends string>(branch: Branch<Fact>, facts: FactsInSql<Fact>): Sql {
  const tests = [...branch].map(([fact, values]) => facts[fact](values));
  return tests.length === 0 ? sql`true` : join(tests, ' and ');
}

/** True of the rows any branch permits. */
export function permittedSql<Fact extends string>(
  branches: readonly Branch<Fact>[],
  facts: FactsInSql<Fact>,
): Sql {
  if (branches.length === 0) return sql`false`;
  const any = branches.map((branch) => sql`(${branchSql(branch, facts)})`);
  return sql`(${join(any, ' or ')})`;
}
