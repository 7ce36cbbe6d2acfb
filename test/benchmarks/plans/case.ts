import type { TestingModule } from '@nestjs/testing';
import { type Round, ROUNDS } from '../../../apps/worker/src/rounds.ts';
import type { Officer } from '../../support/officer.ts';

/** Who makes the product send its statements. */
export interface PlanStage {
  anyone: Officer;
  desk: Officer;
  leader: Officer;
  caseOfficer: Officer;
  supervisor: Officer;
  administrator: Officer;
  /** A process of the worker, on the same database. */
  worker: TestingModule;
  /** A dossier the leader may see. */
  one: { id: string; code: string };
}

/** One statement of the product, with what its plan must hold to. */
export interface Case {
  what: string;
  /** Makes the product send it. */
  send: (stage: PlanStage) => Promise<unknown>;
  /** Tells it from what else is sent meanwhile. */
  marked: RegExp;
  /** The index that finds its rows. */
  index: string;
  /** It reads no more rows than this. */
  rows: number;
  /** SQL that brings back what the product found when it sent it. */
  before?: string;
}

/** Where a page begins. */
export const cursor = (...key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Makes a round of the worker once. */
export const round =
  (name: string) =>
  ({ worker }: PlanStage): Promise<unknown> => {
    const found = worker.get<Round[]>(ROUNDS).find((candidate) => candidate.name === name);
    if (!found) throw new Error(`the worker makes no round called ${name}`);
    return found.run();
  };
