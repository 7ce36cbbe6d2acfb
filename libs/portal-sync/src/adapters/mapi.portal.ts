import { Injectable } from '@nestjs/common';
import {
  type CatalogueOutcome,
  type DescriptionOutcome,
  type ListingOutcome,
  type LookUpOutcome,
  NationalPortal,
  type PortalOutcome,
} from '../application/national-portal.ts';
import { type CatalogueName, SHARED_CATALOGUES } from '../domain/shared-catalogue.ts';
import type { PortalDossier } from '../payload/portal-dossier.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';
import { batched, refusal } from './mapi-batches.ts';
import { catalogueOf, descriptionOf, listingOf } from './mapi-catalogue.ts';
import { MapiClient } from './mapi-client.ts';
import { readHeld } from './mapi-held.ts';
import type { Transmission } from './mapi-transport.ts';

/** The national portal behind the `mapi` services of the province's security server. */
@Injectable()
export class MapiPortal extends NationalPortal {
  private readonly batches = {
    insert: batched<PortalDossier>((data, deadline) => this.send('insert', data, deadline)),
    update: batched<PortalDossier>((data, deadline) => this.send('update', data, deadline)),
    progress: batched<PortalProgress>((data, deadline) => this.record(data, deadline)),
  };

  constructor(private readonly client: MapiClient) {
    super();
  }

  override async lookUp(code: string, deadline: AbortSignal): Promise<LookUpOutcome> {
    const sent = await this.client.call('TraCuuHoSo', { mahoso: code }, deadline);
    if (sent.kind === 'uncertain') return { kind: 'unavailable', reason: sent.reason };
    if (sent.kind !== 'answered') return sent;
    if (!sent.answer.accepted) {
      const refused = refusal(sent.answer.message, sent.answer.code);
      const isUnknown = refused.kind === 'rejected' && refused.because === 'not-held';
      return isUnknown ? { kind: 'found', held: null } : refused;
    }
    const held = readHeld(sent.answer.result);
    if (held === undefined) {
      return { kind: 'unavailable', reason: 'Cổng trả lời tra cứu không đúng giao thức' };
    }
    return { kind: 'found', held };
  }

  /** What was refused together with others is sent once more, alone: written twice, a dossier is the same. */
  override async synchronise(
    dossier: PortalDossier,
    mode: 'insert' | 'update',
    deadline: AbortSignal,
  ): Promise<PortalOutcome> {
    const outcome = await this.batches[mode](dossier, deadline);
    if (outcome.kind !== 'refused-together') return outcome;
    return outcomeOf(await this.send(mode, [dossier], deadline));
  }

  /** How many of those refused together were written before the portal came to the faulty one, nobody knows. */
  override async recordProgress(
    progress: PortalProgress,
    deadline: AbortSignal,
    alone = false,
  ): Promise<PortalOutcome> {
    if (alone) return outcomeOf(await this.record([progress], deadline));
    const outcome = await this.batches.progress(progress, deadline);
    if (outcome.kind !== 'refused-together') return outcome;
    return { kind: 'uncertain', reason: outcome.message, stillWorking: false, canAskAtOnce: true };
  }

  override async listProcedures(deadline: AbortSignal): Promise<ListingOutcome> {
    return listingOf(await this.client.call('LayDanhSachTTHC', {}, deadline));
  }

  override async describeProcedure(code: string, deadline: AbortSignal): Promise<DescriptionOutcome> {
    return descriptionOf(await this.client.call('LayThuTuc', { maTTHC: code }, deadline));
  }

  override async tellCatalogue(name: CatalogueName, deadline: AbortSignal): Promise<CatalogueOutcome> {
    const { service, ending } = SHARED_CATALOGUES[name];
    return catalogueOf(await this.client.call(service, {}, deadline), ending);
  }

  private send(
    mode: 'insert' | 'update',
    data: readonly PortalDossier[],
    deadline: AbortSignal,
  ): Promise<Transmission> {
    const isUpdating = mode === 'update' ? 'True' : 'False';
    return this.client.call('DongBoHoSoMC', { isUpdating, data }, deadline);
  }

  private record(data: readonly PortalProgress[], deadline: AbortSignal): Promise<Transmission> {
    return this.client.callOnce('CapNhatTienDoHoSoMC', { data }, deadline);
  }
}

function outcomeOf(sent: Transmission): PortalOutcome {
  if (sent.kind !== 'answered') return sent;
  return sent.answer.accepted ? { kind: 'accepted' } : refusal(sent.answer.message, sent.answer.code);
}
