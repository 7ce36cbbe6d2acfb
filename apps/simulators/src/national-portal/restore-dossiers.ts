import { z } from 'zod';
import { dossierItem } from './dossier-item.ts';
import { HeldDossiers } from './held-dossiers.ts';
import type { PortalRequest } from './portal-request.ts';
import { progressItem } from './progress-item.ts';

/** The dossiers that the requests of a ledger left behind. */
export function restoreDossiers(requests: readonly PortalRequest[]): HeldDossiers {
  const held = new HeldDossiers();
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
    if (service === 'CapNhatTienDoHoSoMC') held.addProgress(progressItem.parse(data[index]), at);
  }
}
