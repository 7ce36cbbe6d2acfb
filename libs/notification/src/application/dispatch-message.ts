import { Injectable } from '@nestjs/common';
import { Logger } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import { withoutContacts } from '../domain/recipients.ts';
import type { AddressedDelivery } from '../persistence/claim-delivery.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import type { Dispatched } from './carrier.ts';
import { Gateways } from './gateways.ts';

/** Hands a finished message to whoever carries its channel. */
@Injectable()
export class DispatchMessage {
  constructor(
    private readonly personal: PersonalData,
    private readonly gateways: Gateways,
    private readonly logger: Logger,
  ) {}

  /** Must be called outside any transaction: a slow gateway would hold a connection of the pool. The outcome names no contact. */
  async execute(delivery: AddressedDelivery): Promise<Dispatched> {
    const { id, channel, gateway } = delivery;
    const { outcome: told, segments } = await this.carried(delivery);
    if (told.kind === 'accepted') return { outcome: told, segments };
    const outcome = { ...told, reason: withoutContacts(told.reason) };
    this.logger.warn('message not taken', { deliveryId: id, channel, gateway, outcome });
    return { outcome, segments };
  }

  /** Nobody is called for whom cannot be read. */
  private async carried(delivery: AddressedDelivery): Promise<Dispatched> {
    const opened = await this.personal.attempt(delivery.recipientSealed, recipientPlace(delivery.id));
    if (opened.text === null) {
      const outcome = { kind: 'rejected', reason: opened.why, because: 'recipient-unopenable' } as const;
      return { outcome, segments: null };
    }
    return this.gateways.carrier(delivery.channel).carry({ ...delivery, to: opened.text });
  }
}
