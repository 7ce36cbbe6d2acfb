import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { handoverRefusal } from '../domain/sign-on-refusal.ts';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';
import { type Handover, takeHandover } from '../persistence/sign-ons.ts';
import { RefusedSignOns } from './refused-sign-ons.ts';
import { digestOf } from './token.ts';

/** What the client that began a sign-on shows in the end. */
export interface ShownHandover {
  code: string;
  /** What its challenge was made of. */
  secret: string;
}

/** Takes what the provider's answer was handed over as, for the client that began the sign-on. */
@Injectable()
export class TakeHandover {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly refused: RefusedSignOns,
  ) {}

  /**
   * @param ownerOf whose session it is for; undefined = of somebody else than is asked for
   * @throws identity.handover-refused, .citizen-handover-refused for a code that is unknown, used, late, of another client
   * or not for this kind of session
   */
  async execute<Owner>(
    who: WhoSignsOn,
    { code, secret }: ShownHandover,
    ownerOf: (handover: Handover) => Owner | undefined,
  ): Promise<Owner> {
    const codeHash = digestOf(code);
    const [handover] = await this.database.query<Handover>(takeHandover(codeHash, this.clock.now()));
    const opens = handover && !handover.late && timingSafeEqual(handover.challenge, digestOf(secret));
    const owner = opens ? ownerOf(handover) : undefined;
    if (owner !== undefined) return owner;
    const step = { who, step: 'handover', hash: codeHash } as const;
    if (handover) await this.refused.ofOurs(step, { late: handover.late });
    else this.refused.ofNobody(step);
    throw handoverRefusal(who);
  }
}
