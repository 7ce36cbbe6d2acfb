import { Injectable } from '@nestjs/common';
import type { Sql } from 'sql-template-tag';
import { DataSource, type QueryRunner } from 'typeorm';

/** Anything a statement can be sent to: the pool, or an open transaction. */
export interface Queryable {
  /** Runs one statement (one round trip) and returns its rows. */
  query<Row>(statement: Sql): Promise<Row[]>;
}

/** An open transaction; commits when the work given to {@link Database.transaction} resolves. */
export interface Transaction extends Queryable {
  readonly kind: 'transaction';
}

/** The door to PostgreSQL: named SQL written as `sql` templates, values always as parameters. */
@Injectable()
export class Database implements Queryable {
  constructor(readonly source: DataSource) {}

  async query<Row>(statement: Sql): Promise<Row[]> {
    const runner = this.source.createQueryRunner();
    try {
      return await rowsOf<Row>(runner, statement);
    } finally {
      await runner.release();
    }
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
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const transactionOf = (runner: QueryRunner): Transaction => ({
  kind: 'transaction',
  query: (statement) => rowsOf(runner, statement),
});

/** Asks for the structured result because TypeORM's plain one has another shape for UPDATE and DELETE. */
async function rowsOf<Row>(runner: QueryRunner, statement: Sql): Promise<Row[]> {
  const result = await runner.query(statement.text, statement.values, true);
  return result.records as Row[];
}
