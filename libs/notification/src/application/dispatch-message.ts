import { Inject, Injectable } from '@nestjs/common';
import { HandOverCodes, TrackingSecrets } from '#dossier';
import { PersonalData } from '#platform/personal-data';
import { withCode, withSecret } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ClaimedDelivery } from '../persistence/claim-delivery.ts';
import { recipientPlace } from '../persistence/recipient-place.ts';
import { Mailer } from './mailer.ts';
import { SMS_GATEWAYS, type SmsGateway } from './sms-gateway.ts';

/** Hands a finished message to the gateway of its channel, with secret and code in their places. */
@Injectable()
export class DispatchMessage {
  constructor(
    private readonly personal: PersonalData,
    private readonly secrets: TrackingSecrets,
    private readonly codes: HandOverCodes,
    @Inject(SMS_GATEWAYS) private readonly gateways: readonly [SmsGateway, ...SmsGateway[]],
    private readonly mailer: Mailer,
  ) {}

  /** Must be called outside any transaction: a slow gateway would hold a connection of the pool. */
  async execute(delivery: ClaimedDelivery): Promise<Outcome> {
    const { id, dossierId, recipientSealed, content } = delivery;
    if (!recipientSealed) return { kind: 'rejected', reason: 'the recipient has been erased' };
    const to = await this.personal.open(recipientSealed, recipientPlace(id));
    // Before there is a dossier there is nothing to track.
    const secret = dossierId === null ? '' : this.secrets.of(dossierId, content.secretVersion);
    const text = withSecret(content.text, secret);
    if (delivery.channel === 'sms') {
      const { codeId } = delivery.content;
      const finished = codeId ? withCode(text, this.codes.of(codeId)) : text;
      return this.gateways[0].send({ to, text: finished, requestId: id });
    }
    const { subject, html } = delivery.content;
    return this.mailer.send({ id, to, subject, text, html: withSecret(html, secret) });
  }
}
