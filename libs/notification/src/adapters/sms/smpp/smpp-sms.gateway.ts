import { createHash } from 'node:crypto';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import smpp, { type Pdu, type PduFields } from 'smpp';
import type { Clock } from '#platform/clock';
import { type Config, smsAccount } from '#platform/config';
import type { Logger } from '#platform/logging';
import type { PartsOfMessages } from '../../../application/parts-of-messages.ts';
import { SmsGateway, type TextMessage } from '../../../application/sms-gateway.ts';
import type { Outcome } from '../../../domain/outcome.ts';
import { type SmsEncoding, segmentsOf } from '../../../domain/sms-segments.ts';
import { type Refuser, refusedOutcome } from '../../refused.ts';
import { unansweredOutcome } from '../../unanswered.ts';
import { refusalByStatus } from './command-status.ts';
import { readReceipt } from './delivery-receipt.ts';
import { BindRefused, NotConnected, SmppLink } from './smpp-link.ts';

/** SMPP 3.4 §5.2.19; the alphabets of TS 23.038. */
const CODING = {
  'gsm-7': { data_coding: 0, encode: (text: string) => smpp.encodings.ASCII.encode(text) },
  'ucs-2': { data_coding: 8, encode: (text: string) => smpp.encodings.UCS2.encode(text) },
} as const;

/** SMPP 3.4 §5.2.5: an alphanumeric sender, an international number of the telephone plan. */
const BRANDNAME = { source_addr_ton: 5, source_addr_npi: 0 };
const NUMBER = { dest_addr_ton: 1, dest_addr_npi: 1 };
const RECEIPT_WANTED = 1;

/** Any gateway that speaks SMPP 3.4, over one kept connection that receipts come back on. */
export class SmppSmsGateway extends SmsGateway implements OnApplicationBootstrap, OnApplicationShutdown {
  override readonly name = 'smpp';
  private readonly link: SmppLink;
  private readonly refuser: Refuser;

  constructor(
    private readonly config: Config,
    private readonly parts: Pick<PartsOfMessages, 'expect' | 'receive'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    super();
    const account = smsAccount(config, 'smpp');
    this.refuser = { name: this.name, logger, longestSeconds: config.RETRY_LONGEST_SECONDS };
    this.link = new SmppLink(
      {
        url: account.SMPP_URL,
        systemId: account.SMPP_SYSTEM_ID,
        password: account.SMPP_PASSWORD,
        systemType: config.SMPP_SYSTEM_TYPE,
        timeoutSeconds: config.CALL_TIMEOUT_SECONDS,
        enquireSeconds: config.SMPP_ENQUIRE_SECONDS,
        retrySeconds: config.RETRY_SECONDS,
        longestSeconds: config.RETRY_LONGEST_SECONDS,
      },
      {
        heard: (pdu) => this.hear(pdu),
        failed: ({ message }) =>
          logger.warn('no connection to the SMS gateway', { gateway: this.name, message }),
      },
    );
  }

  onApplicationBootstrap(): void {
    this.link.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.link.close();
  }

  override async send(message: TextMessage): Promise<Outcome> {
    const deadline = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    const ids: string[] = [];
    try {
      for (const fields of this.submissionsOf(message)) {
        const { command_status: status, message_id: id } = await this.link.submit(fields, deadline);
        if (status !== smpp.errors['ESME_ROK']) return this.refuse(status);
        ids.push(String(id));
      }
    } catch (error) {
      return this.explain(error as Error);
    }
    return { kind: 'accepted', gatewayId: await this.parts.expect(this.name, ids) };
  }

  /** What is submitted for a message: itself, or its parts one after the other. */
  private submissionsOf({ to, text }: TextMessage): PduFields[] {
    const { encoding, parts } = segmentsOf(text);
    const { data_coding, encode } = CODING[encoding satisfies SmsEncoding];
    const reference = referenceOf(to, text);
    return parts.map((part, index) => ({
      ...BRANDNAME,
      ...NUMBER,
      source_addr: this.config.SMS_BRANDNAME,
      destination_addr: to.replace(/^0/, '84'),
      registered_delivery: RECEIPT_WANTED,
      data_coding,
      short_message:
        parts.length === 1
          ? encode(part)
          : { udh: partHeader(reference, parts.length, index + 1), message: encode(part) },
    }));
  }

  private refuse(status: number): Outcome {
    const { refusal, words } = refusalByStatus(status);
    return refusedOutcome(refusal, words, this.refuser);
  }

  private explain(error: Error): Outcome {
    if (error instanceof BindRefused) return this.refuse(error.status);
    return unansweredOutcome(new NotConnected(error), this.refuser);
  }

  private async hear(pdu: Pdu): Promise<void> {
    const receipt = readReceipt(pdu, this.clock.now());
    if (receipt) await this.parts.receive({ gateway: this.name, ...receipt });
    else this.logger.debug('the SMS gateway sent what is no final receipt', { gateway: this.name });
  }
}

/**
 * The same for a message that is sent again, so that a phone which has some of its parts waits for the missing ones
 * and does not begin anew.
 */
const referenceOf = (to: string, text: string): number =>
  createHash('sha256').update(`${to}\n${text}`).digest().readUInt8(0);

/** TS 23.040 §9.2.3.24.1: five octets follow, element 0 of three: reference, number of parts, which of them. */
const partHeader = (reference: number, total: number, number: number): Buffer =>
  Buffer.from([5, 0, 3, reference, total, number]);
