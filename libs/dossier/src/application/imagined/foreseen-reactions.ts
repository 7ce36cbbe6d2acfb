import { Injectable } from '@nestjs/common';
import type { NoticeChannel } from '../../domain/notice-wishes.ts';
import type { SnapshotChange } from '../../persistence/snapshot-change.ts';
import type { DossierSnapshot } from '../queries/dossier-snapshots.ts';

/** What others react to: a change of the dossier, or that its appointment has passed. */
export type Occasion = 'changed' | 'overdue';

/** A made-up dossier at the moment others would react to. */
export interface ForeseenMoment {
  occasion: Occasion;
  snapshot: DossierSnapshot;
  /** Every change before the snapshot's own, in order. */
  earlier: readonly SnapshotChange[];
}

/** A message that would go out. */
export interface ForeseenNotice {
  kind: 'notice';
  channel: NoticeChannel;
  recipient: 'applicant' | 'submitter';
  /** What it is about. */
  intent: string;
  /** `null` for an SMS. */
  subject: string | null;
  text: string;
}

/** A status that another system would be told. */
export interface ForeseenPublication {
  kind: 'publication';
  /** `TrangThaiHoSo` of the national protocol. */
  status: string;
  /** Its calls, in their order. */
  calls: readonly string[];
  /** Why it could not be sent; `null` when it could. */
  refusal: string | null;
}

export type ForeseenReaction = ForeseenNotice | ForeseenPublication;

/** Tells what a module would do upon a moment of a dossier, and does nothing. */
export interface Foresight {
  readonly name: string;
  foresee(moment: ForeseenMoment): Promise<ForeseenReaction[]>;
}

/**
 * Those who react to changes of dossiers, asked beforehand: the counterpart of their subscriptions to the outbox for
 * dossiers that do not exist. Modules add theirs while they start.
 */
@Injectable()
export class ForeseenReactions {
  private readonly foresights: Foresight[] = [];

  add(foresight: Foresight): void {
    if (this.foresights.some(({ name }) => name === foresight.name)) {
      throw new Error(`${foresight.name} foresees its reactions twice`);
    }
    this.foresights.push(foresight);
  }

  async to(moment: ForeseenMoment): Promise<ForeseenReaction[]> {
    const reactions = await Promise.all(this.foresights.map((foresight) => foresight.foresee(moment)));
    return reactions.flat();
  }
}
