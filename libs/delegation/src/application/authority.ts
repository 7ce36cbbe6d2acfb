import { Injectable } from '@nestjs/common';
import { AdmitAdministration, ownPositions, type Principal, type RecognisedSession } from '#identity';
import { Directory, type OfficerRole } from '#organization';

/** For which posts an officer may name others, by the posts they hold in person: what was delegated passes nothing on. */
@Injectable()
export class Authority {
  constructor(
    private readonly directory: Directory,
    private readonly administration: AdmitAdministration,
  ) {}

  /** Ids of the agencies an officer leads, those below included. */
  async leads(officer: Principal): Promise<number[]> {
    const led = ownPositions(officer).filter(({ role }) => role === 'agency-leader');
    const subtrees = await Promise.all(led.map(({ agencyId }) => this.directory.subtree(agencyId)));
    return subtrees.flat();
  }

  administers(officer: Principal): boolean {
    return ownPositions(officer).some(({ role }) => role === 'administrator');
  }

  /** For what is done as administrator alone. @throws identity.administration-closed */
  admitAdministration(session: RecognisedSession): Promise<void> {
    return this.administration.execute(session);
  }

  /** Whether the officer acts under such a post for somebody else. */
  standsIn({ positions }: Principal, agencyId: number, role: OfficerRole): boolean {
    return positions.some((post) => post.onBehalfOf && post.agencyId === agencyId && post.role === role);
  }

  /** Ids of the agencies whose officers a post of this agency may be delegated to. */
  async near(agencyId: number): Promise<number[]> {
    const { parentId } = await this.directory.byId(agencyId);
    return [...(await this.directory.subtree(agencyId)), ...(parentId === null ? [] : [parentId])];
  }
}
