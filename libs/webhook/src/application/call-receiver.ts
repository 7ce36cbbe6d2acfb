import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { PersonalData } from '#platform/personal-data';
import type { CallOutcome } from '../domain/call-outcome.ts';
import { cloudEvent } from '../domain/told-event.ts';
import type { ClaimedEvent } from '../persistence/claim-event.ts';
import { Receiver } from './receiver.ts';
import { formerPlace, secretPlace } from './subscription-secrets.ts';

/**
 * Tells the receiver of a claim its event, signed with every secret that is good. Unsigned nothing is told: where the secret does not
 * open, that is why it was in vain.
 */
@Injectable()
export class CallReceiver {
  constructor(
    private readonly receiver: Receiver,
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Must be called outside any transaction: a slow receiver would hold a connection of the pool. */
  async execute(claimed: ClaimedEvent): Promise<CallOutcome> {
    const { subscriptionId, endpoint, eventId, secretSealed, formerSealed } = claimed;
    const secret = await this.personal.attempt(secretSealed, secretPlace(subscriptionId));
    if (secret.text === null) return { kind: 'rejected', status: null, reason: secret.why };
    const former = formerSealed && (await this.personal.attempt(formerSealed, formerPlace(subscriptionId)));
    const secrets = [secret.text, ...(former?.text ? [former.text] : [])];
    const body = cloudEvent(claimed, this.config.PUBLIC_URL);
    return this.receiver.tell({ endpoint, id: eventId, body, secrets });
  }
}
