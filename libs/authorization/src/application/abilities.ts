import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import {
  type Ability,
  abilityOf,
  abilityOfService,
  type PostHolder,
  type ReadingService,
} from '../domain/ability.ts';

type Asker = PostHolder | ReadingService;

/** What officers and services may do, worked out once for each time they are recognised. */
@Injectable()
export class Abilities {
  private readonly known = new WeakMap<Asker, Promise<Ability>>();

  constructor(private readonly directory: Directory) {}

  of(asker: Asker): Promise<Ability> {
    const known = this.known.get(asker) ?? this.workOut(asker);
    this.known.set(asker, known);
    return known;
  }

  private async workOut(asker: Asker): Promise<Ability> {
    if (!('positions' in asker)) return abilityOfService(asker);
    const subtrees = await Promise.all(
      asker.positions.map(
        async ({ agencyId }) => [agencyId, await this.directory.subtree(agencyId)] as const,
      ),
    );
    const below = new Map(subtrees);
    return abilityOf(asker, (agencyId) => below.get(agencyId) ?? []);
  }
}
