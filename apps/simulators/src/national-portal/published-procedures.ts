import type { PublishedProcedure } from './published-procedure.ts';
import { procedures as published } from './procedures.ts';

/** The national catalogue, which tests may publish anew. */
export class PublishedProcedures {
  private byCode = indexed(published);

  all(): PublishedProcedure[] {
    return [...this.byCode.values()];
  }

  get(code: unknown): PublishedProcedure | undefined {
    return typeof code === 'string' ? this.byCode.get(code) : undefined;
  }

  /** From now on the catalogue is this and nothing else. */
  publish(procedures: readonly PublishedProcedure[]): void {
    this.byCode = indexed(procedures);
  }
}

const indexed = (procedures: readonly PublishedProcedure[]): Map<string, PublishedProcedure> =>
  new Map(procedures.map((procedure) => [procedure.MATTHC, procedure]));
