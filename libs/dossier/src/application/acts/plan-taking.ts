import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import type { ActionInput } from '../../domain/action-input.ts';
import { chooseAction } from '../../domain/choose-action.ts';
import type { DossierState } from '../../domain/dossier-state.ts';
import { actingOfficer, postFor } from '../acting-officer.ts';
import { PapersAtHand } from '../papers/papers-at-hand.ts';
import { PlanningWorlds } from '../planning-worlds.ts';
import { type TakenAction, takenAction } from './taken-action.ts';

/** What an officer wishes to be done about a dossier. */
export interface ActionWish {
  step: string;
  action: string;
  input: ActionInput;
  officer: Principal;
}

/** Finds out whether an officer may take an action, and plans what it does. */
@Injectable()
export class PlanTaking {
  constructor(
    private readonly clock: Clock,
    private readonly worlds: PlanningWorlds,
    private readonly papers: PapersAtHand,
  ) {}

  async of(state: DossierState, wish: ActionWish): Promise<TakenAction> {
    const { officer, input } = wish;
    const { workflow, world } = await this.worlds.of(state, this.clock.now());
    const agencyOf = await this.worlds.agencies();
    const chosen = chooseAction(state, workflow, wish, {
      officer: actingOfficer(officer, state),
      agencyName: (agencyId) => agencyOf(agencyId).name,
    });
    const { action, task, onBehalfOf } = chosen;
    const post = postFor(officer, task, onBehalfOf);
    if (!post) throw new Error('an allowed action has an actor without a post');
    const actor = { officer, post, onBehalfOf, agencyName: agencyOf(post.agencyId).name };
    const papers = await this.papers.of(state, input, world.at);
    const taken = takenAction(state, action, { workflow, world }, { actor, input, papers });
    await this.papers.demandConfirmed(state.id, input);
    return taken;
  }
}
