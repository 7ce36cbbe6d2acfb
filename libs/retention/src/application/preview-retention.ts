import { Injectable } from '@nestjs/common';
import { ErasePersonalData } from '#dossier';
import { Clock } from '#platform/clock';
import { keptLongEnough } from '../domain/kept-until.ts';

export interface RetentionPreview {
  /** Dossiers closed before this instant. */
  closedBefore: Date;
  due: number;
  /** Kept by a hold though their time has come. */
  held: number;
}

/** Tells what a term would erase now, before it is set. */
@Injectable()
export class PreviewRetention {
  constructor(
    private readonly erase: ErasePersonalData,
    private readonly clock: Clock,
  ) {}

  async execute(procedure: string, years: number): Promise<RetentionPreview> {
    const closedBefore = keptLongEnough(this.clock.now(), years);
    return { closedBefore, ...(await this.erase.count({ procedure, closedBefore })) };
  }
}
