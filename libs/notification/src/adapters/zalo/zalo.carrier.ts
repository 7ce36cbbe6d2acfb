import { Injectable } from '@nestjs/common';
import { Carrier, type Dispatched, type Load } from '../../application/carrier.ts';
import { FinishedTexts } from '../../application/finished-texts.ts';
import { ZALO, ZaloGateway } from '../../application/zalo/zalo-gateway.ts';

/** Messages over Zalo. Where there is no account any more, what was written before is refused, and something else stands in. */
@Injectable()
export class ZaloCarrier extends Carrier<'zalo'> {
  override readonly channel = 'zalo';
  override readonly gateways = [ZALO];

  /** @param gateway absent = there is no account */
  constructor(
    private readonly gateway: ZaloGateway | undefined,
    private readonly finished: FinishedTexts,
  ) {
    super();
  }

  override get isMetered(): boolean {
    return this.gateway !== undefined;
  }

  override async carry({ to, dossierId, content, requestId }: Load<'zalo'>): Promise<Dispatched> {
    if (!this.gateway) {
      return { outcome: { kind: 'rejected', reason: 'there is no account at Zalo' }, segments: null };
    }
    const parameters = Object.fromEntries(
      Object.entries(content.parameters).map(([name, value]) => [
        name,
        this.finished.of(value, dossierId, content),
      ]),
    );
    const outcome = await this.gateway.send({ to, template: content.template, parameters, requestId });
    return { outcome, segments: null };
  }
}
