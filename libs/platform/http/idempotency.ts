import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql, violatesUnique } from '#platform/database';
import { Problem, requestProblem } from '#platform/problem';

/** A creating request as it identifies itself. */
export interface IdempotentRequest {
  key: string;
  /** Method and route. */
  operation: string;
  /** SHA-256 over the parsed body, hex. */
  fingerprint: string;
}

/** The request's `Idempotency-Key` with what it was sent for. */
export const Idempotent = createParamDecorator((_: unknown, context: ExecutionContext): IdempotentRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key)) {
    throw requestProblem('request.idempotency-key-missing');
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  return { key, operation: `${request.method} ${request.url.split('?')[0]}`, fingerprint };
});

/** Makes a creating command take effect once per principal and key, with the same answer for every replay. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs the work, or gives the answer its key already has. Nothing is looked up for a request that comes once: the
   * work puts {@link record} into the statement or transaction of its change, so that a replay, and the later of two
   * simultaneous requests, fails as a whole, by the key or because the first changed the state under it, and only
   * then asks for the first's answer. The work has no effect outside that transaction.
   * @throws request.idempotency-key-reused when the key came with another body or operation.
   */
  async once<Answer>(
    principal: string,
    request: IdempotentRequest,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      const outrun = error instanceof Problem || violatesUnique(error, 'idempotency_key_pkey');
      const first = outrun && (await this.find(principal, request));
      if (!first) throw error;
      return first.answer as Answer;
    }
  }

  /** {@link once} for work that is handed the statement which keeps its answer, and answers what it kept. */
  keeping<Answer>(
    principal: string,
    request: IdempotentRequest,
    work: (record: (answer: Answer, when?: Sql) => Sql) => Promise<Answer>,
  ): Promise<Answer> {
    return this.once(principal, request, () =>
      work((answer, when) => this.record(principal, request, sql`${JSON.stringify(answer)}::jsonb`, when)),
    );
  }

  /** The answer a key already has, for work that must not begin a second time. @throws request.idempotency-key-reused */
  async earlier(principal: string, request: IdempotentRequest): Promise<{ answer: unknown } | undefined> {
    return this.find(principal, request);
  }

  /** The statement that keeps the answer. @param answer SQL expression of type jsonb. */
  record(principal: string, request: IdempotentRequest, answer: Sql, when: Sql = sql`true`): Sql {
    return sql`
      insert into platform.idempotency_key (principal, key, operation, fingerprint, answer, created_at)
      select ${principal}, ${request.key}, ${request.operation}, ${request.fingerprint}, ${answer}, ${this.clock.now()}
      where ${when}`;
  }

  /** Forgets answers kept for three days: nobody replays a request that long. */
  async forget(): Promise<void> {
    await this.database.query(sql`
      delete from platform.idempotency_key
      where created_at < ${this.clock.now()}::timestamptz - interval '3 days'`);
  }

  private async find(
    principal: string,
    request: IdempotentRequest,
  ): Promise<{ answer: unknown } | undefined> {
    const [row] = await this.database.query<{ operation: string; fingerprint: string; answer: unknown }>(sql`
      select operation, fingerprint, answer from platform.idempotency_key
      where principal = ${principal} and key = ${request.key}`);
    if (row && (row.operation !== request.operation || row.fingerprint !== request.fingerprint)) {
      throw requestProblem('request.idempotency-key-reused');
    }
    return row;
  }
}
