import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '#platform/fields';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { RETURN_ORIGINALS } from '../../domain/offered-acts.ts';
import { paperProblem } from '../../domain/papers/papers.problems.ts';
import { unchanged } from '../../domain/reckoned.ts';
import { type HeldOriginals, heldOriginals, insertReturns } from '../../persistence/original-returns.ts';
import {
  ActOutsideWorkflow,
  type OutsideCommand,
  type OutsideOutcome,
} from '../acts/act-outside-workflow.ts';

export const originalReturnSchema = z.strictObject({
  components: z
    .array(z.strictObject({ code: text(100), originals: z.int().min(1).max(1000) }))
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, {
      message: 'Mỗi thành phần chỉ nêu một lần | Name each component once',
      params: { code: 'repeated' },
    }),
  recipient: text(200),
  comment: text(2000).optional(),
});

export type OriginalReturn = z.infer<typeof originalReturnSchema>;

/** The desk gives originals back, with the result or at whatever end, and also after it. */
@Injectable()
export class ReturnOriginals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: ActOutsideWorkflow,
  ) {}

  /** @throws dossier.originals-not-held, and what {@link ActOutsideWorkflow} throws */
  async execute(
    command: OutsideCommand,
    { components, recipient, comment }: OriginalReturn,
    recordAnswer: (outcome: OutsideOutcome, when: Sql) => Sql,
  ): Promise<OutsideOutcome> {
    const { dossierId, expectedVersion } = command;
    // Read before the version is: who gives something back meanwhile makes this version stale.
    const held = await heldOriginals(this.database, dossierId);
    const given = { dossierId, components, recipient, at: this.clock.now(), sequence: expectedVersion + 1 };
    return this.acts.execute(
      command,
      {
        is: RETURN_ORIGINALS,
        comment: comment ?? null,
        details: { originals: components },
        plan: (state) => {
          demandHeld(components, held);
          return unchanged(state);
        },
        companion: {
          guard: sql`select 1 from dossier.dossier where id = ${dossierId} for no key update`,
          effects: (when) => [insertReturns(given, when)],
        },
      },
      recordAnswer,
    );
  }
}

function demandHeld(wished: OriginalReturn['components'], held: readonly HeldOriginals[]): void {
  const more = wished.filter(
    ({ code, originals }) => originals > (held.find((one) => one.code === code)?.held ?? 0),
  );
  if (more.length === 0) return;
  throw paperProblem('dossier.originals-not-held', {
    components: more.map(({ code }) => held.find((one) => one.code === code)?.name ?? code).join('; '),
  });
}
