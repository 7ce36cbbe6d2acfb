import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { type ClaimedLetter, claimMs } from '../domain/letter.ts';
import { claimLetters } from '../persistence/letters.ts';
import { CarryLetter } from './carry-letter.ts';
import { ConcludeLetter } from './conclude-letter.ts';

/** Sent beside each other. */
const TOGETHER = 10;

/**
 * Sends what the portal is to be told besides dossiers, for as long as it takes. A letter that is refused is set aside and holds back
 * what else there is of its thing, and nothing more.
 */
@Injectable()
export class SendLetters {
  constructor(
    private readonly database: Database,
    private readonly carrying: CarryLetter,
    private readonly concluding: ConcludeLetter,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const until = new Date(now.getTime() + claimMs(this.config.CALL_TIMEOUT_SECONDS));
      const letters = await claimLetters(this.database, { now, until, limit: TOGETHER });
      if (letters.length === 0) return;
      await Promise.all(letters.map((letter) => this.send(letter)));
    }
  }

  private async send(letter: ClaimedLetter): Promise<void> {
    await this.concluding.execute(letter, await this.carrying.execute(letter));
  }
}
