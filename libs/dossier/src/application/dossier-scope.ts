import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Directory, type OfficerRole } from '#organization';
import type { Sight } from '../persistence/seen-by.ts';

/** Posts that answer for everything below their agency. */
const OVERSEEING: readonly OfficerRole[] = ['supervisor', 'agency-leader'];

/** Which agencies' dossiers an officer may see: taken from the posts of the session, never from the request. */
@Injectable()
export class DossierScope {
  constructor(private readonly directory: Directory) {}

  async agencyIds(principal: Principal): Promise<number[]> {
    const seen = await Promise.all(
      principal.positions.map(async ({ agencyId, role }) =>
        OVERSEEING.includes(role) ? this.directory.subtree(agencyId) : [agencyId],
      ),
    );
    return [...new Set(seen.flat())];
  }

  /** What brings a single dossier into their sight: those agencies, or being involved in it in person. */
  async sightOf(principal: Principal): Promise<Sight> {
    return { agencyIds: await this.agencyIds(principal), officerId: principal.officerId };
  }
}
