import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { Idempotency, type IdempotentRequest } from '#platform/http';
import { type Bilingual, fill, Problem, PROBLEM_STATUS } from '#platform/problem';
import type { ActionInput } from '../../domain/action-input.ts';
import { type ActionOutcome, PerformAction } from '../acts/perform-action.ts';

/** Acts that run side by side: few, so that a batch leaves connections to everybody else. */
const LANES = 4;

/** One act of a batch: what `POST /dossiers/{id}/actions` takes, with its dossier and version. */
export interface BatchItem {
  id: string;
  version: number;
  step: string;
  action: string;
  input: ActionInput;
}

/** Why an act was refused, as its own answer would have said. */
export interface RefusedAct {
  code: string;
  status: number;
  title: Bilingual;
  detail: Bilingual;
}

/** What became of one act: exactly one of both is there. */
export interface BatchOutcome {
  id: string;
  done: ActionOutcome | null;
  refused: RefusedAct | null;
}

type Settled = Omit<BatchOutcome, 'id'>;

/**
 * Takes many actions, each for itself and by the rules of a single one: whatever is refused leaves the others alone. Each
 * is written together with its answer under a key derived from the batch's, so that a batch sent again after an
 * interruption goes on where it ended; the answer of the whole is kept last.
 */
@Injectable()
export class ActInBatch {
  constructor(
    private readonly database: Database,
    private readonly perform: PerformAction,
    private readonly idempotency: Idempotency,
  ) {}

  /** In the order of the items. @throws request.idempotency-key-reused */
  async execute(
    officer: Principal,
    request: IdempotentRequest,
    items: readonly BatchItem[],
  ): Promise<BatchOutcome[]> {
    const before = await this.idempotency.earlier(officer.username, request);
    if (before) return before.answer as BatchOutcome[];
    return this.idempotency.keeping<BatchOutcome[]>(officer.username, request, async (record) => {
      await this.begin(officer, request);
      const outcomes = await this.all(officer, request, items);
      await this.database.query(record(outcomes));
      return outcomes;
    });
  }

  private async all(
    officer: Principal,
    request: IdempotentRequest,
    items: readonly BatchItem[],
  ): Promise<BatchOutcome[]> {
    const outcomes: BatchOutcome[] = [];
    const waiting = items.entries();
    const lane = async (): Promise<void> => {
      for (const [place, item] of waiting) {
        outcomes[place] = { id: item.id, ...(await this.one(officer, requestOf(request, item.id), item)) };
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    // Nothing goes on behind an answer that says the batch failed.
    for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
    return outcomes;
  }

  /** An interrupted batch is known by its key, and no other acts go under it. @throws request.idempotency-key-reused */
  private begin(officer: Principal, request: IdempotentRequest): Promise<unknown> {
    return this.idempotency.keeping<object>(officer.username, requestOf(request, 'begun'), async (record) => {
      await this.database.query(record({}));
      return {};
    });
  }

  private async one(officer: Principal, request: IdempotentRequest, item: BatchItem): Promise<Settled> {
    const { id: dossierId, version: expectedVersion, ...wish } = item;
    const command = { ...wish, dossierId, expectedVersion, officer };
    return this.idempotency.keeping<Settled>(officer.username, request, async (record) => {
      try {
        const done = await this.perform.execute(command, (outcome, when) =>
          record({ done: outcome, refused: null }, when),
        );
        return { done, refused: null };
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const settled = { done: null, refused: refusalOf(error) };
        // Whatever is written first stands: where the act was done before, this fails, and that answer is given.
        await this.database.query(record(settled));
        return settled;
      }
    });
  }
}

/** A request of its own, the same whenever the batch comes again. */
function requestOf({ key, operation, fingerprint }: IdempotentRequest, part: string): IdempotentRequest {
  const hash = createHash('sha256').update(`${key}\n${part}`).digest('hex');
  return { key: `batch:${hash}`, operation: `${operation} ${part}`, fingerprint };
}

const refusalOf = ({ code, definition, parameters }: Problem): RefusedAct => {
  const both = (sentence: Bilingual): Bilingual => ({
    vi: fill(sentence, parameters, 'vi'),
    en: fill(sentence, parameters, 'en'),
  });
  return {
    ...{ code, status: PROBLEM_STATUS[definition.kind] },
    ...{ title: both(definition.title), detail: both(definition.detail) },
  };
};
