import { Injectable } from '@nestjs/common';
import { type Agency, Directory, FilledPosts } from '#organization';
import type { Province } from '../domain/prove-staffing.ts';
import { receivingDesks } from '../domain/receiving-desks.ts';

/** The province a workflow is to run in, as it is staffed now. */
@Injectable()
export class ProvinceNow {
  constructor(
    private readonly directory: Directory,
    private readonly posts: FilledPosts,
  ) {}

  /** @param competentAgency whom the procedure makes competent */
  async of(competentAgency: string): Promise<Province<Agency>> {
    const agencies = [...(await this.directory.all()).values()];
    const posts = await this.posts.all();
    return { agencies, competentAgency, posts, desks: receivingDesks(competentAgency, agencies) };
  }
}
