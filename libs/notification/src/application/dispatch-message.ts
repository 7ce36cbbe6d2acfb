import { Injectable } from '@nestjs/common';
import { HandOverCodes, TrackingSecrets } from '#dossier';
import { Logger } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import { withCode, withSecret } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import { withoutContacts } from '../domain/recipients.ts';
import { segmentsOf } from '../domain/sms-segments.ts';
import type { AddressedDelivery } from '../persistence/claim-delivery.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import { Gateways } from './gateways.ts';

/** How a call ended, and what it cost: segments, null for e-mail. */
export interface Dispatched {
  /** Names no contact. */
  outcome: Outcome;
  segments: number | null;
}

/** Hands a finished message to the gateway of its claim, with secret and code in their places. */
@Injectable()
export class DispatchMessage {
  constructor(
    private readonly personal: PersonalData,
    private readonly secrets: TrackingSecrets,
    private readonly codes: HandOverCodes,
    private readonly gateways: Gateways,
    private readonly logger: Logger,
  ) {}

  /** Must be called outside any transaction: a slow gateway would hold a connection of the pool. */
  async execute(delivery: AddressedDelivery): Promise<Dispatched> {
    const { outcome: told, segments } = await this.send(delivery);
    if (told.kind === 'accepted') return { outcome: told, segments };
    const outcome = { ...told, reason: withoutContacts(told.reason) };
    const { id, channel, gateway } = delivery;
    this.logger.warn('message not taken', { deliveryId: id, channel, gateway, outcome });
    return { outcome, segments };
  }

  private async send(delivery: AddressedDelivery): Promise<Dispatched> {
    const { id, dossierId, recipientSealed, content, requestId, gateway } = delivery;
    const to = await this.personal.open(recipientSealed, recipientPlace(id));
    // Before there is a dossier there is nothing to track.
    const secret = dossierId === null ? '' : this.secrets.of(dossierId, content.secretVersion);
    const text = withSecret(content.text, secret);
    if (delivery.channel === 'sms') {
      const { codeId } = delivery.content;
      const finished = codeId ? withCode(text, this.codes.of(codeId)) : text;
      const outcome = await this.gateways.sms(gateway).send({ to, text: finished, requestId });
      return { outcome, segments: segmentsOf(finished).parts.length };
    }
    const { subject, html } = delivery.content;
    const letter = { id: requestId, to, subject, text, html: withSecret(html, secret) };
    return { outcome: await this.gateways.mailer.send(letter), segments: null };
  }
}
