import { z } from 'zod';
import type { DossierSnapshot, SnapshotSuspension } from '#dossier';
import { isFinalStatus } from '#workflow';
import type { SupplementRound } from './portal-dossier.ts';
import { portalMoment } from './portal-moment.ts';

type Change = DossierSnapshot['change'];

const supplementRequest = z.object({
  supplement: z.object({ items: z.array(z.string()), reason: z.string() }),
});

/**
 * Each time papers were asked for, with the appointment before and after: without them the national index counts
 * the applicant's time against the province.
 * @param earlier every change before the snapshot's own, in order.
 */
export function supplementRounds(snapshot: DossierSnapshot, earlier: readonly Change[]): SupplementRound[] {
  const changes = [...earlier, snapshot.change];
  const changeOf = (sequence: number | null) => changes.find((change) => change.sequence === sequence);
  return snapshot.suspensions
    .filter(({ reason }) => reason === 'supplement')
    .map((suspension, index) =>
      round(index + 1, suspension, changeOf(suspension.openedIn), changeOf(suspension.endedIn)),
    );
}

function round(
  ordinal: number,
  suspension: SnapshotSuspension,
  asked?: Change,
  ended?: Change,
): SupplementRound {
  const received = ended && !isFinalStatus(ended.status) ? ended : undefined;
  return {
    HoSoBoSungId: String(ordinal),
    NguoiYeuCauBoSung: asked?.officerName ?? '',
    NoiDungBoSung: wordingOf(suspension.request),
    NgayBoSung: portalMoment(new Date(suspension.startedAt)),
    NguoiTiepNhanBoSung: received?.officerName ?? '',
    ThongTinTiepNhan: received?.actionName ?? '',
    NgayTiepNhanBoSung: portalMoment(received?.at),
    // Its codes are not published.
    TrangThaiBoSung: '',
    DanhSachGiayToBoSung: [],
    DanhSachLePhiBoSung: [],
    NgayHenTraTruoc: portalMoment(asked?.dueBefore),
    NgayHenTraMoi: portalMoment(received?.dueAt),
  };
}

function wordingOf(request: Record<string, unknown>): string {
  const parsed = supplementRequest.safeParse(request);
  if (!parsed.success) return '';
  const { items, reason } = parsed.data.supplement;
  return `${items.map((item, index) => `${index + 1}. ${item}`).join('; ')}. Lý do: ${reason}`;
}
