import { z } from 'zod';
import { dossierItem } from './dossier-item.ts';
import type { HandedIn } from './handing-in/handed-in.ts';
import { newlyRegistered } from './handing-in/handing-in.ts';
import { HeldDossiers } from './held-dossiers.ts';
import type { PortalRequest } from './portal-request.ts';
import { standing } from './services/correspondence.ts';
import { progressItem } from './progress-item.ts';

/** The dossiers that the requests of a ledger left behind, and what was handed in at the portal itself. */
export function restoreDossiers(
  requests: readonly PortalRequest[],
  handedIn: readonly HandedIn[] = [],
): HeldDossiers {
  const held = new HeldDossiers();
  for (const { code, procedure, applicant, at } of handedIn) {
    const about = { MaHoSo: code, MaTTHC: procedure, ChuHoSo: applicant };
    if (!held.has(code)) held.store(newlyRegistered(about), at);
  }
  for (const request of requests) {
    if (request.stored.length > 0) storeAgain(request, held);
  }
  return held;
}

const pushed = z.object({ data: z.array(z.unknown()) });

function storeAgain({ service, body, stored, at }: PortalRequest, held: HeldDossiers): void {
  const { data } = pushed.parse(body);
  for (const index of stored) {
    if (service === 'DongBoHoSoMC') held.store(dossierItem.parse(data[index]), at);
    if (service === 'DongBoTrangThaiHoSo') {
      const { MaHoSo, TrangThai } = standing.parse(data[index]);
      held.tellStatus(MaHoSo, TrangThai);
    }
    if (service === 'CapNhatTienDoHoSoMC') held.addProgress(progressItem.parse(data[index]), at);
  }
}
