import { Injectable } from '@nestjs/common';
import { TrackingSecrets } from '#dossier';
import { withSecret } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ClaimedDelivery } from '../persistence/claim-delivery.ts';
import { Mailer } from './mailer.ts';
import { SmsGateway } from './sms-gateway.ts';

/** Hands a finished message to the gateway of its channel, with the tracking secret in its place. */
@Injectable()
export class DispatchMessage {
  constructor(
    private readonly secrets: TrackingSecrets,
    private readonly sms: SmsGateway,
    private readonly mailer: Mailer,
  ) {}

  /** Must be called outside any transaction: a slow gateway would hold a connection of the pool. */
  execute(delivery: ClaimedDelivery): Promise<Outcome> {
    const { id, dossierId, recipient: to, content } = delivery;
    const secret = this.secrets.of(dossierId, content.secretVersion);
    const text = withSecret(content.text, secret);
    if (delivery.channel === 'sms') return this.sms.send({ to, text });
    const { subject, html } = delivery.content;
    return this.mailer.send({ id, to, subject, text, html: withSecret(html, secret) });
  }
}
