import { Injectable } from '@nestjs/common';
import type { ForeseenMoment, ForeseenPublication, Foresight } from '#dossier';
import { Directory } from '#organization';
import { Procedures } from '#procedure';
import { NationalStatuses } from '#workflow';
import { contentOf } from './content-of.ts';
import { CALLS } from './send-publication.ts';

/** Tells what the portal would be told of a change that nobody makes. */
@Injectable()
export class ForeseePublication implements Foresight {
  readonly name = 'portal-sync';

  constructor(
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly nationalStatuses: NationalStatuses,
  ) {}

  /** Every change is published; that an appointment has passed is none. */
  async foresee({ occasion, snapshot, earlier }: ForeseenMoment): Promise<ForeseenPublication[]> {
    if (occasion !== 'changed') return [];
    const { definition: procedure } = await this.procedures.byId(snapshot.procedureId);
    const lead = await this.directory.byId(snapshot.leadAgencyId);
    const national = await this.nationalStatuses.codes();
    const prepared = contentOf(snapshot, {
      procedure,
      leadAgencyName: lead.name,
      national,
      earlier,
      files: [],
    });
    return [
      {
        kind: 'publication',
        status: national.get(snapshot.change.status) ?? '',
        calls: CALLS,
        refusal: prepared.kind === 'unsendable' ? prepared.reason : null,
      },
    ];
  }
}
