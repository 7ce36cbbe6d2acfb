import { Injectable } from '@nestjs/common';
import { HandOverTasks, type HandingOverWish, type TasksHandedOver } from '#dossier';
import type { Principal } from '#identity';
import { EndPosition, type Post, type Written } from '#organization';

/** Which post ends, and what becomes of the tasks held through it. */
export type EndingPost = Post & { readonly tasks?: HandingOverWish | undefined };

/** Ends a post of an officer together with the tasks they hold through it: both or nothing. */
@Injectable()
export class EndPost {
  constructor(
    private readonly positions: EndPosition,
    private readonly handOver: HandOverTasks,
  ) {}

  /**
   * @throws organization.officer-unknown, .stale, .position-unknown, .last-administrator, dossier.post-has-tasks,
   * .successor-not-at-post, .nobody-left-at-post
   */
  async execute(
    username: string,
    version: number,
    { tasks: wish, agency, role }: EndingPost,
    { username: actor, officerId: by }: Principal,
  ): Promise<Written & { tasks?: TasksHandedOver }> {
    let tasks: TasksHandedOver = { handedOver: 0, givenBack: 0 };
    const administrator = { username: actor, officerId: by };
    const written = await this.positions.execute(
      ...([username, version, { agency, role }, administrator] as const),
      async (tx, officerId, at) => {
        tasks = await this.handOver.execute(tx, { officerId, agency, role }, wish, { ...administrator, at });
        return wish ? { tasks } : {};
      },
    );
    return wish ? { ...written, tasks } : written;
  }
}
