import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import type { Sql } from 'sql-template-tag';
import { DataSource, type QueryRunner } from 'typeorm';

/** Anything a statement can be sent to: the pool, or an open transaction. */
export interface Queryable {
  /** Runs one statement (one round trip) and returns its rows. */
  query<Row>(statement: Sql): Promise<Row[]>;
  /**
   * As `query`, for what is asked many times a second and finds its rows by key: each connection parses and plans it
   * once. Not for lists: the kept plan is the same for every value.
   */
  queryPrepared<Row extends object>(statement: Sql): Promise<Row[]>;
}

/** An open transaction; commits when the work given to {@link Database.transaction} resolves. */
export interface Transaction extends Queryable {
  readonly kind: 'transaction';
}

/** The door to PostgreSQL: named SQL written as `sql` templates, values always as parameters. */
@Injectable()
export class Database implements Queryable {
  constructor(readonly source: DataSource) {}

  query<Row>(statement: Sql): Promise<Row[]> {
    return this.withRunner((runner) => rowsOf<Row>(runner, statement));
  }

  queryPrepared<Row extends object>(statement: Sql): Promise<Row[]> {
    return this.withRunner((runner) => preparedRowsOf<Row>(runner, statement));
  }

  /** Runs the work in one transaction: all of it commits, or none of it does. */
  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const result = await work(transactionOf(runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // It fails only where the connection is gone, which rolls back by itself: what went wrong first is told.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async withRunner<Result>(work: (runner: QueryRunner) => Promise<Result>): Promise<Result> {
    const runner = this.source.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

const transactionOf = (runner: QueryRunner): Transaction => ({
  kind: 'transaction',
  query: (statement) => rowsOf(runner, statement),
  queryPrepared: (statement) => preparedRowsOf(runner, statement),
});

/** Asks for the structured result because TypeORM's plain one has another shape for UPDATE and DELETE. */
async function rowsOf<Row>(runner: QueryRunner, statement: Sql): Promise<Row[]> {
  const result = await runner.query(statement.text, statement.values, true);
  return result.records as Row[];
}

/** Asks the driver itself: TypeORM has no words for a statement that is kept. */
async function preparedRowsOf<Row extends QueryResultRow>(
  runner: QueryRunner,
  { text, values }: Sql,
): Promise<Row[]> {
  const client = (await runner.connect()) as PoolClient;
  const { rows } = await client.query<Row>({ name: nameOf(text), text, values });
  return rows;
}

const names = new Map<string, string>();

/** The name PostgreSQL keeps a statement under: a digest of its text, so that no two texts share one. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
