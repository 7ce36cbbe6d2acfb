import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type DescriptionOutcome,
  type ListingOutcome,
  type LookUpOutcome,
  NationalPortal,
  type PortalOutcome,
  type Rejected,
} from '../application/national-portal.ts';
import type { PortalDossier } from '../payload/portal-dossier.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';
import { saysAlreadyHeld, saysNotHeld } from './mapi-answer.ts';
import { descriptionOf, listingOf } from './mapi-catalogue.ts';
import { MapiClient } from './mapi-client.ts';
import type { Transmission } from './mapi-transport.ts';

/** Rows of TraCuuHoSo. Only `TienDo` is read, which not every version of the service may tell. */
const heldRows = z.array(
  z.object({
    TienDo: z
      .array(
        z.object({
          TrangThai: z.coerce.string(),
          ThoiDiemXuLy: z.string(),
          NguoiXuLy: z.string().optional(),
          NoiDungXuLy: z.string().optional(),
        }),
      )
      .default([]),
  }),
);

/** The national portal behind the `mapi` services of the province's security server. */
@Injectable()
export class MapiPortal extends NationalPortal {
  constructor(private readonly client: MapiClient) {
    super();
  }

  override async lookUp(code: string, deadline: AbortSignal): Promise<LookUpOutcome> {
    const sent = await this.client.call('TraCuuHoSo', { mahoso: code }, deadline);
    if (sent.kind === 'uncertain') return { kind: 'unavailable', reason: sent.reason };
    if (sent.kind !== 'answered') return sent;
    if (!sent.answer.accepted) {
      const refusal = rejected(sent.answer.message);
      return refusal.because === 'not-held' ? { kind: 'found', held: null } : refusal;
    }
    const rows = heldRows.safeParse(sent.answer.result);
    if (!rows.success) return { kind: 'unavailable', reason: 'Cổng trả lời tra cứu không đúng giao thức' };
    const [row] = rows.data;
    return { kind: 'found', held: row ? { progress: row.TienDo.map(progressOf) } : null };
  }

  override async synchronise(
    dossier: PortalDossier,
    mode: 'insert' | 'update',
    deadline: AbortSignal,
  ): Promise<PortalOutcome> {
    const isUpdating = mode === 'update' ? 'True' : 'False';
    return outcomeOf(await this.client.call('DongBoHoSoMC', { isUpdating, data: [dossier] }, deadline));
  }

  override async recordProgress(progress: PortalProgress, deadline: AbortSignal): Promise<PortalOutcome> {
    return outcomeOf(await this.client.call('CapNhatTienDoHoSoMC', { data: [progress] }, deadline));
  }

  override async listProcedures(deadline: AbortSignal): Promise<ListingOutcome> {
    return listingOf(await this.client.call('LayDanhSachTTHC', {}, deadline));
  }

  override async describeProcedure(code: string, deadline: AbortSignal): Promise<DescriptionOutcome> {
    return descriptionOf(await this.client.call('LayThuTuc', { maTTHC: code }, deadline));
  }
}

function outcomeOf(sent: Transmission): PortalOutcome {
  if (sent.kind !== 'answered') return sent;
  return sent.answer.accepted ? { kind: 'accepted' } : rejected(sent.answer.message);
}

function rejected(message: string): Rejected {
  if (saysAlreadyHeld(message)) return { kind: 'rejected', message, because: 'already-held' };
  if (saysNotHeld(message)) return { kind: 'rejected', message, because: 'not-held' };
  return { kind: 'rejected', message, because: 'other' };
}

type ProgressRow = z.infer<typeof heldRows>[number]['TienDo'][number];

const progressOf = ({ TrangThai, ThoiDiemXuLy, NguoiXuLy, NoiDungXuLy }: ProgressRow) => ({
  status: TrangThai,
  at: ThoiDiemXuLy,
  officer: NguoiXuLy,
  wording: NoiDungXuLy,
});
