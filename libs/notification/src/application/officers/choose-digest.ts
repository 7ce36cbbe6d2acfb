import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { wantsDigest, wishDigest } from '../../persistence/digests.ts';

/** Whether an officer wants the mail of the day; who has said nothing does. */
@Injectable()
export class ChooseDigest {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  current({ officerId }: Principal): Promise<boolean> {
    return wantsDigest(this.database, officerId);
  }

  async execute({ officerId }: Principal, wanted: boolean): Promise<void> {
    await wishDigest(this.database, officerId, { wanted, at: this.clock.now() });
  }
}
