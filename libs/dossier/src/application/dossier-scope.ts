import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Directory, type OfficerRole } from '#organization';
import type { Sight } from '../persistence/seen-by.ts';

/** Posts that answer for everything below their agency. */
const OVERSEEING: readonly OfficerRole[] = ['supervisor', 'agency-leader'];

/** Which agencies' dossiers a reader may see: taken from the posts of the session, never from the request. */
@Injectable()
export class DossierScope {
  constructor(private readonly directory: Directory) {}

  async agencyIds(reader: Reader): Promise<number[]> {
    if (reader.kind === 'service') return [reader.agencyId];
    const seen = await Promise.all(
      reader.positions.map(async ({ agencyId, role }) =>
        OVERSEEING.includes(role) ? this.directory.subtree(agencyId) : [agencyId],
      ),
    );
    return [...new Set(seen.flat())];
  }

  /** What brings a single dossier into their sight: those agencies, or being involved in it in person. */
  async sightOf(reader: Reader): Promise<Sight> {
    const officerId = reader.kind === 'service' ? null : reader.officerId;
    return { agencyIds: await this.agencyIds(reader), officerId };
  }
}
