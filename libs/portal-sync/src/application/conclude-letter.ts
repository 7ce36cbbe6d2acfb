import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Transaction } from '#platform/database';
import { correlation, Logger } from '#platform/logging';
import { type ClaimedLetter, minutesUntilNext } from '../domain/letter.ts';
import { settleLetter } from '../persistence/letters.ts';
import { mayBringBack } from '../persistence/lost-dossiers.ts';
import { wishRepublications } from '../persistence/wish-republications.ts';
import type { LetterOutcome } from './carry-letter.ts';

const STATES = {
  accepted: 'sent',
  rejected: 'set-aside',
  uncertain: 'pending',
  unavailable: 'pending',
  'not-held': 'set-aside',
} as const;

type State = (typeof STATES)[keyof typeof STATES];

/**
 * Writes down what became of a letter. A dossier the portal has lost is told again whole, and its letter after it; where that was in vain
 * a person is waited for.
 */
@Injectable()
export class ConcludeLetter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async execute(letter: ClaimedLetter, outcome: LetterOutcome): Promise<void> {
    const state = await this.database.transaction((tx) => this.conclude(letter, outcome, tx));
    const { id, kind, attempts } = letter;
    if (state === 'set-aside') this.logger.warn('letter set aside', { letter: id, kind, attempts });
  }

  /** @returns where it stands now; null = somebody else had taken it over */
  private async conclude(
    letter: ClaimedLetter,
    outcome: LetterOutcome,
    tx: Transaction,
  ): Promise<State | null> {
    const at = this.clock.now();
    const nextAt = new Date(at.getTime() + minutesUntilNext(letter.attempts) * 60_000);
    const bringsBack = outcome.kind === 'not-held' && (await mayBringBack(tx, letter.id));
    const state = bringsBack ? 'pending' : STATES[outcome.kind];
    const settled = await settleLetter(tx, letter, { state, at, nextAt, reason: reasonOf(outcome) });
    if (settled && bringsBack) await bringBack(letter, at, tx);
    return settled ? state : null;
  }
}

function reasonOf(outcome: LetterOutcome): string | null {
  if (outcome.kind === 'accepted') return null;
  return outcome.kind === 'rejected' ? outcome.message : outcome.reason;
}

/** With every row of its progress, as a comparison would. */
async function bringBack({ about }: ClaimedLetter, at: Date, tx: Transaction): Promise<void> {
  const why = { occasion: 'difference', from: 1, correlationId: correlation.current() } as const;
  await wishRepublications(tx, [{ dossierId: about, dueAt: at, ...why }], at);
}
