import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isInOrder, isKnown, refusalReason } from './refusal-reason.ts';
import { sendRequest, type SendResult, type SmsRequest } from './sms-request.ts';

export type SoapArguments = Readonly<Record<string, unknown>> | null | undefined;

export interface Balance {
  errCode: number;
  errDesc: string;
  balance: number;
}

export interface MessageFilter {
  /** 84xxxxxxxxx */
  to?: string | undefined;
  contains?: string | undefined;
}

/** Viettel's bulk SMS gateway: takes messages for one account and one brandname. Credit never runs out. */
export class SmsGateway {
  constructor(
    private readonly ledger: Ledger<SmsRequest>,
    private readonly clock: SimulatedClock,
  ) {}

  /** Takes a message. Like the real gateway it does not notice a repeated one. */
  send(parameters: SoapArguments, fault: FaultKind | null): SendResult {
    const reason = isInOrder(Object.keys(parameters ?? {}))
      ? refusalReason(sendRequest.parse(parameters ?? {}))
      : 'Parameters are out of order';
    return this.answer(parameters, fault, reason ? { result: 0, message: reason } : taken, !reason);
  }

  /** Says it took the message and forgets it. */
  pretend(parameters: SoapArguments, fault: FaultKind | null): SendResult {
    return this.answer(parameters, fault, taken, false);
  }

  reject(parameters: SoapArguments, fault: FaultKind | null, message: string): SendResult {
    return this.answer(parameters, fault, { result: 0, message }, false);
  }

  /** The call ended without an answer in the protocol. */
  leaveUnanswered(parameters: SoapArguments, fault: FaultKind | null): void {
    this.record(parameters, fault, null, false);
  }

  checkBalance(parameters: SoapArguments): Balance {
    return isKnown(sendRequest.parse(parameters ?? {}))
      ? { errCode: 0, errDesc: 'Success', balance: 1_000_000 }
      : { errCode: 1, errDesc: 'Authenticate: user, password or CPCode is invalid', balance: 0 };
  }

  /** Messages the subscribers got, newest first. */
  messages({ to, contains }: MessageFilter = {}): SmsRequest[] {
    return this.ledger.entries
      .filter((request) => request.delivered && (!to || request.to === to))
      .filter(({ content }) => !contains || content.includes(contains))
      .reverse();
  }

  /** Every call, oldest first. */
  requests(): readonly SmsRequest[] {
    return this.ledger.entries;
  }

  private answer(
    parameters: SoapArguments,
    fault: FaultKind | null,
    answer: SendResult,
    delivered: boolean,
  ): SendResult {
    this.record(parameters, fault, answer, delivered);
    return answer;
  }

  private record(
    parameters: SoapArguments,
    fault: FaultKind | null,
    answer: SendResult | null,
    delivered: boolean,
  ): void {
    const { RequestID, ReceiverID, ServiceID, Content, ContentType } = sendRequest.parse(parameters ?? {});
    this.ledger.append({
      number: this.ledger.entries.length + 1,
      at: this.clock.stamp(),
      requestId: RequestID,
      to: ReceiverID,
      brandname: ServiceID,
      content: Content,
      contentType: ContentType,
      answer,
      delivered,
      fault,
    });
  }
}

const taken: SendResult = { result: 1, message: 'insert MT_QUEUE: OK' };
