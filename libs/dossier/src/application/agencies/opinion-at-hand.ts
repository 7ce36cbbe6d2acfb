import { Injectable } from '@nestjs/common';
import { rolesThatMay, type VerbOn } from '#authorization';
import { type Position, type Principal, within } from '#identity';
import { type Agency, Directory, type OfficerRole } from '#organization';
import { Database } from '#platform/database';
import { agenciesProblem } from '../../domain/agencies.problems.ts';
import type { Matter } from '#identity';
import type { OpinionState } from '../../domain/opinion.ts';
import { loadOpinion, type StoredOpinion } from '../../persistence/opinions.ts';
import { DossierScope } from '../dossier-scope.ts';

const ENDED_WORDS: Record<Exclude<OpinionState, 'open'>, { vi: string; en: string }> = {
  answered: { vi: 'đã được trả lời', en: 'has been answered' },
  'taken-back': { vi: 'đã được rút lại', en: 'has been taken back' },
  ended: { vi: 'đã hết hiệu lực khi hồ sơ kết thúc', en: 'ended with its dossier' },
};

/** What the acts about an opinion that was asked have in common. */
@Injectable()
export class OpinionAtHand {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly directory: Directory,
  ) {}

  /** In the officer's sight, still awaited. @throws dossier.opinion-unknown, .opinion-ended */
  async open(officer: Principal, id: string, verb: VerbOn<'Dossier'>): Promise<StoredOpinion> {
    const opinion = await loadOpinion(this.database, id, await this.scope.where(officer, verb));
    if (!opinion) throw agenciesProblem('dossier.opinion-unknown');
    if (opinion.state !== 'open') {
      throw agenciesProblem('dossier.opinion-ended', { state: ENDED_WORDS[opinion.state] });
    }
    return opinion;
  }

  /** The post under which an officer answers for the agency that was asked. @throws dossier.opinion-not-asked-of-you */
  async answering(officer: Principal, { askedAgencyId }: StoredOpinion, matter: Matter): Promise<Position> {
    const post = postAt(within(officer, matter), askedAgencyId, rolesThatMay('give opinions', 'Dossier'));
    if (post) return post;
    throw agenciesProblem('dossier.opinion-not-asked-of-you', await this.named(askedAgencyId));
  }

  /** The post under which an officer speaks for the agency that asked. @throws dossier.opinion-not-asked-by-you */
  async asking(officer: Principal, { askingAgencyId }: StoredOpinion, matter: Matter): Promise<Position> {
    const post = postAt(within(officer, matter), askingAgencyId, rolesThatMay('ask opinions', 'Dossier'));
    if (post) return post;
    throw agenciesProblem('dossier.opinion-not-asked-by-you', await this.named(askingAgencyId));
  }

  private async named(id: number): Promise<{ agency: Agency['name'] }> {
    return { agency: (await this.directory.byId(id)).name };
  }
}

/** In person before for a colleague. */
const postAt = (
  { positions }: Principal,
  agencyId: number,
  roles: readonly OfficerRole[],
): Position | undefined =>
  positions
    .filter((post) => post.agencyId === agencyId && roles.includes(post.role))
    .sort((a, b) => Number(a.onBehalfOf !== undefined) - Number(b.onBehalfOf !== undefined))[0];

/** Whoever has taken it upon them answers it, in person or through who acts for them; leaders always do. @throws dossier.opinion-taken */
export function demandTheirs({ claimedBy }: StoredOpinion, officer: Principal, post: Position): void {
  const speaking = [officer.officerId, post.onBehalfOf?.officerId];
  const leading: readonly string[] = rolesThatMay('assign', 'Task');
  if (claimedBy === null || speaking.includes(claimedBy.officerId) || leading.includes(post.role)) return;
  throw agenciesProblem('dossier.opinion-taken', { holder: claimedBy.name });
}
