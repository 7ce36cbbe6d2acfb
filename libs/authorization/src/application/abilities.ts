import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { type Ability, abilityOf, type PostHolder } from '../domain/ability.ts';

/** What officers may do, worked out once for each time they are recognised. */
@Injectable()
export class Abilities {
  private readonly known = new WeakMap<PostHolder, Promise<Ability>>();

  constructor(private readonly directory: Directory) {}

  of(officer: PostHolder): Promise<Ability> {
    const known = this.known.get(officer) ?? this.workOut(officer);
    this.known.set(officer, known);
    return known;
  }

  private async workOut(officer: PostHolder): Promise<Ability> {
    const subtrees = await Promise.all(
      officer.positions.map(
        async ({ agencyId }) => [agencyId, await this.directory.subtree(agencyId)] as const,
      ),
    );
    const below = new Map(subtrees);
    return abilityOf(officer, (agencyId) => below.get(agencyId) ?? []);
  }
}
