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
    const { id, channel, gateway, recipientSealed } = delivery;
    const to = await this.personal.open(recipientSealed, recipientPlace(id));
    const { outcome: told, segments } = await this.gateways.carrier(channel).carry({ ...delivery, to });
    if (told.kind === 'accepted') return { outcome: told, segments };
    const outcome = { ...told, reason: withoutContacts(told.reason) };
    this.logger.warn('message not taken', { deliveryId: id, channel, gateway, outcome });
    return { outcome, segments };
  }
}
