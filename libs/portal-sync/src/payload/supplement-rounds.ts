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
  const rounds = snapshot.suspensions
    .filter(({ reason }) => reason === 'supplement')
    .map((suspension) => round(suspension, changeOf(suspension.openedIn), changeOf(suspension.endedIn)));
  return [...roundBefore(snapshot), ...rounds].map((one, index) => ({
    HoSoBoSungId: String(index + 1),
    ...one,
  }));
}

type Round = Omit<SupplementRound, 'HoSoBoSungId'>;

/** What was asked for online before a desk accepted: there was no appointment yet that it could move. */
function roundBefore({ online }: DossierSnapshot): Round[] {
  if (!online?.asked) return [];
  const { at, items, reason, receivedAt } = online.asked;
  return [
    {
      ...NOTHING_KNOWN,
      NoiDungBoSung: worded(items, reason),
      NgayBoSung: portalMoment(new Date(at)),
      NgayTiepNhanBoSung: portalMoment(receivedAt === null ? null : new Date(receivedAt)),
    },
  ];
}

const NOTHING_KNOWN: Round = {
  ...{ NguoiYeuCauBoSung: '', NoiDungBoSung: '', NgayBoSung: '' },
  ...{ NguoiTiepNhanBoSung: '', ThongTinTiepNhan: '', NgayTiepNhanBoSung: '' },
  // Neither its codes nor what these lists hold is published.
  ...{ TrangThaiBoSung: '', DanhSachGiayToBoSung: [], DanhSachLePhiBoSung: [] },
  ...{ NgayHenTraTruoc: '', NgayHenTraMoi: '' },
};

function round(suspension: SnapshotSuspension, asked?: Change, ended?: Change): Round {
  const received = ended && !isFinalStatus(ended.status) ? ended : undefined;
  return {
    ...NOTHING_KNOWN,
    NguoiYeuCauBoSung: asked?.officerName ?? '',
    NoiDungBoSung: wordingOf(suspension.request) || (suspension.paper ?? ''),
    NgayBoSung: portalMoment(new Date(suspension.startedAt)),
    NguoiTiepNhanBoSung: received?.officerName ?? '',
    ThongTinTiepNhan: received?.actionName ?? '',
    // Entered or moved after the fact, it came before somebody entered it.
    NgayTiepNhanBoSung: received && suspension.endedAt ? portalMoment(new Date(suspension.endedAt)) : '',
    NgayHenTraTruoc: portalMoment(asked?.dueBefore),
    NgayHenTraMoi: portalMoment(received?.dueAt),
  };
}

function wordingOf(request: Record<string, unknown>): string {
  const parsed = supplementRequest.safeParse(request);
  if (!parsed.success) return '';
  const { items, reason } = parsed.data.supplement;
  return worded(items, reason);
}

const worded = (items: readonly string[], reason: string): string =>
  `${items.map((item, index) => `${index + 1}. ${item}`).join('; ')}. Lý do: ${reason}`;
