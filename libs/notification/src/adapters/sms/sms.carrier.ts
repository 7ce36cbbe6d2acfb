import { Inject, Injectable } from '@nestjs/common';
import { Carrier, type Dispatched, type Load } from '../../application/carrier.ts';
import { FinishedTexts } from '../../application/finished-texts.ts';
import { SMS_GATEWAYS, type SmsGateway } from '../../application/sms-gateway.ts';
import { segmentsOf } from '../../domain/sms-segments.ts';

/** Text messages, over whichever gateway was chosen. */
@Injectable()
export class SmsCarrier extends Carrier<'sms'> {
  override readonly channel = 'sms';
  override readonly isMetered = true;

  constructor(
    @Inject(SMS_GATEWAYS) private readonly texts: readonly SmsGateway[],
    private readonly finished: FinishedTexts,
  ) {
    super();
  }

  override get gateways(): string[] {
    return this.texts.map(({ name }) => name);
  }

  override async carry({ dossierId, content, gateway, ...message }: Load<'sms'>): Promise<Dispatched> {
    const { to, requestId } = message;
    const text = this.finished.of(content.text, dossierId, content);
    const outcome = await this.named(gateway).send({ to, text, requestId });
    return { outcome, segments: segmentsOf(text).parts.length };
  }

  /** @throws for one nobody knows: never, for a name that was chosen */
  private named(name: string): SmsGateway {
    const found = this.texts.find((gateway) => gateway.name === name);
    if (!found) throw new Error(`no SMS gateway ${name}`);
    return found;
  }
}
