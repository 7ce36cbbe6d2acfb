import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { delivered as contentOf, vnptRefusal } from './vnpt-refusal.ts';
import { type SendSmsList, sendSmsList, type VnptAnswer, type VnptRequest } from './vnpt-request.ts';

const taken: VnptAnswer = { ERROR: '0', ERROR_DESC: 'success' };

/** VNPT's brandname gateway: takes messages for one account, one label and one template. */
export class VnptGateway {
  constructor(
    private readonly ledger: Ledger<VnptRequest>,
    private readonly clock: SimulatedClock,
  ) {}

  /** Takes a message. A repeated REQID is not noticed. */
  send(message: unknown, fault: FaultKind | null): VnptAnswer {
    const request = read(message);
    const refusal = vnptRefusal(request);
    return this.record(request, fault, refusal ?? taken, !refusal);
  }

  /** Says it took the message and forgets it. */
  pretend(message: unknown, fault: FaultKind | null): VnptAnswer {
    return this.record(read(message), fault, taken, false);
  }

  reject(message: unknown, fault: FaultKind | null, answer: VnptAnswer): VnptAnswer {
    return this.record(read(message), fault, answer, false);
  }

  /** The call ended without an answer in the protocol. */
  leaveUnanswered(message: unknown, fault: FaultKind | null): void {
    this.record(read(message), fault, null, false);
  }

  /** Messages the subscribers got, newest first. */
  messages({ to }: { to?: string | undefined } = {}): VnptRequest[] {
    return this.ledger.entries.filter((entry) => entry.delivered && (!to || entry.to === to)).reverse();
  }

  /** Every call, oldest first. */
  requests(): readonly VnptRequest[] {
    return this.ledger.entries;
  }

  private record<Answer extends VnptAnswer | null>(
    request: SendSmsList,
    fault: FaultKind | null,
    answer: Answer,
    delivered: boolean,
  ): Answer {
    this.ledger.append({
      number: this.ledger.entries.length + 1,
      at: this.clock.stamp(),
      requestId: request.REQID,
      to: request.MOBILELIST,
      content: contentOf(request),
      dataCoding: request.DATACODING,
      ...{ answer, delivered, fault },
    });
    return answer;
  }
}

function read(message: unknown): SendSmsList {
  const { RQST } = (message ?? {}) as { RQST?: unknown };
  return sendSmsList.parse(typeof RQST === 'object' && RQST !== null ? RQST : {});
}
