import { Injectable } from '@nestjs/common';
import type { RelocationOrder } from '#dossier';
import { Directory } from '#organization';
import type { OpenChange } from '../persistence/changes.ts';
import { ProvinceStructure } from './province-structure.ts';
import { relocationsOf } from './relocations-of.ts';

/** Puts together where the dossiers of a reorganisation go, and who answers for it. */
@Injectable()
export class RelocationOrders {
  constructor(
    private readonly structure: ProvinceStructure,
    private readonly directory: Directory,
  ) {}

  async of(change: OpenChange): Promise<Omit<RelocationOrder, 'at'>> {
    const { id, reason, decision, officer, agencyId, title } = change;
    const { relocations } = relocationsOf(change.relocations ?? [], await this.structure.ids());
    const { name: agencyName } = await this.directory.byId(agencyId);
    const actor = { officer, post: { agencyId, title }, agencyName };
    return { reorganization: id, relocations, actor, reason, decision };
  }
}
