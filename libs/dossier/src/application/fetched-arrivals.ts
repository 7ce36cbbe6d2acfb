import { Injectable } from '@nestjs/common';

/** A dossier that a system of others holds for the province, as it was fetched there. */
export interface FetchedArrival {
  source: 'civil-status';
  /** What that system knows it by; absent = it said nothing of the kind. */
  code: string | undefined;
  /** All that was told of it, in the fields of the protocol. */
  body: Readonly<Record<string, unknown>>;
}

/** `duplicate`: it had been taken before, with the same content. `fault`: it is on the list of who is to mend it. */
export type ArrivalReceipt = 'received' | 'duplicate' | 'fault';

/** Takes in what was fetched, once by its code; the same again does no harm. */
export interface ArrivalDesk {
  /** @throws when it could neither take it nor keep why: it is to be brought again */
  receive(arrival: FetchedArrival): Promise<ArrivalReceipt>;
}

/** Between those who fetch dossiers elsewhere and those who take submissions in. One module gives its desk while it starts. */
@Injectable()
export class FetchedArrivals implements ArrivalDesk {
  private desk: ArrivalDesk | undefined;

  bringTo(desk: ArrivalDesk): void {
    this.desk = desk;
  }

  receive(arrival: FetchedArrival): Promise<ArrivalReceipt> {
    if (!this.desk) throw new Error('no module takes in what was fetched');
    return this.desk.receive(arrival);
  }
}
