import { Injectable } from '@nestjs/common';
import { type Agency, Directory, HeldPosts } from '#organization';
import type { Reorganization } from '../domain/reorganization.ts';
import type { PlacedAgency, Structure } from '../domain/structure.ts';

/** Reads the province as a plan is made over it: as it is now, not as this process last knew it. */
@Injectable()
export class ProvinceStructure {
  constructor(
    private readonly directory: Directory,
    private readonly posts: HeldPosts,
  ) {}

  async of(plan: Reorganization): Promise<Structure> {
    this.directory.forget();
    const agencies = await this.directory.all();
    const named =
      plan.kind === 'rename' ? [] : [...plan.leaving, ...plan.posts.map(({ officer }) => officer)];
    return {
      agencies: new Map([...agencies.values()].map((agency) => [agency.code, placed(agency, agencies)])),
      posts: await this.posts.all(),
      officers: await this.posts.officers(named),
    };
  }

  /** Agency ids by code. */
  async ids(): Promise<ReadonlyMap<string, number>> {
    this.directory.forget();
    return new Map([...(await this.directory.all()).values()].map(({ code, id }) => [code, id]));
  }
}

function placed(agency: Agency, agencies: ReadonlyMap<number, Agency>): PlacedAgency {
  const codeOf = (id: number | null) => (id === null ? null : (agencies.get(id)?.code ?? null));
  const { code, name, kind, functions, parentId, serves, validUntil } = agency;
  return {
    ...{ code, name, kind, functions, parent: codeOf(parentId), inForce: validUntil === null },
    serves: serves.flatMap((id) => codeOf(id) ?? []),
  };
}
