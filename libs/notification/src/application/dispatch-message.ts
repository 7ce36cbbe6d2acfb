import { Injectable } from '@nestjs/common';
import { Logger } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import type { Outcome } from '../domain/outcome.ts';
import { withoutContacts } from '../domain/recipients.ts';
import { segmentsOf } from '../domain/sms-segments.ts';
import type { AddressedDelivery } from '../persistence/claim-delivery.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import { FinishedTexts } from './finished-texts.ts';
import { Gateways } from './gateways.ts';
import { LetterPapers } from './letter-papers.ts';

/** How a call ended, and what it cost: segments, null for e-mail. */
export interface Dispatched {
  /** Names no contact. */
  outcome: Outcome;
  segments: number | null;
}

/** Hands a finished message to the gateway of its claim, with secret and code in their places, and the paper of a letter. */
@Injectable()
export class DispatchMessage {
  constructor(
    private readonly personal: PersonalData,
    private readonly texts: FinishedTexts,
    private readonly papers: LetterPapers,
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
    const text = this.texts.of(content.text, dossierId, content);
    if (delivery.channel === 'sms') {
      const outcome = await this.gateways.sms(gateway).send({ to, text, requestId });
      return { outcome, segments: segmentsOf(text).parts.length };
    }
    const { subject } = delivery.content;
    const html = this.texts.of(delivery.content.html, dossierId, content);
    const attachment = await this.papers.of(delivery);
    const letter = { id: requestId, to, subject, text, html, ...(attachment && { attachment }) };
    return { outcome: await this.gateways.mailer.send(letter), segments: null };
  }
}
