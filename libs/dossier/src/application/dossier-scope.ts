import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Directory, type OfficerRole } from '#organization';

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
}
