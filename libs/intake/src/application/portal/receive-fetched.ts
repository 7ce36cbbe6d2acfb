import { Injectable } from '@nestjs/common';
import type { ArrivalDesk, ArrivalReceipt, FetchedArrival } from '#dossier';
import { BY_ITSELF } from '../submissions/submission-trace.ts';
import { ArrivalDigests } from './arrival-digests.ts';
import { ReceiveArrival } from './receive-arrival.ts';

/** Takes in what was fetched from a system of others, through the door of the national portal. */
@Injectable()
export class ReceiveFetched implements ArrivalDesk {
  constructor(
    private readonly receiving: ReceiveArrival,
    private readonly digests: ArrivalDigests,
  ) {}

  /** @throws whatever is no fault of what was fetched */
  async receive({ source, code, body }: FetchedArrival): Promise<ArrivalReceipt> {
    const digest = this.digests.of(source, body);
    const arrival = { source, code, body, digest, sourceAgencyId: null, by: BY_ITSELF };
    const { kind } = await this.receiving.execute(arrival);
    return kind === 'refused' ? 'fault' : kind;
  }
}
