import { grantsOf, postThatMay, type VerbOn } from '#authorization';
import type { Position, Principal } from '#identity';
import { roleName } from '#organization';
import type { Bilingual, Problem } from '#platform/problem';
import type { WorkflowDefinition } from '#workflow';
import { dossierProblem } from './dossier.problems.ts';
import type { DossierState } from './dossier-state.ts';
import type { LatestChange } from './latest-change.ts';
import { separationProblem } from './separation.problems.ts';
import { type ActingOfficer, hindranceOf } from './task-holder.ts';

/** Who asks what they may do with a dossier, and what answering takes besides its state. */
export interface Asking {
  officer: Principal;
  /** The same officer as the rules of tasks look at them. */
  acting: ActingOfficer;
  /** `null` for what was refused at the desk. */
  workflow: WorkflowDefinition | null;
  agencyName(agencyId: number): string;
  /** What its history ends with, where that was read; without, nothing can be taken back. */
  latest?: LatestChange | null;
}

/** An act that is no step of a workflow. */
export interface OfferedAct {
  readonly code: string;
  readonly name: Bilingual;
  /** What the act would be refused with, were this officer to try it now; `null` = they may. */
  whyNot(state: DossierState, asking: Asking): Problem | null;
}

/** An act that a verb gives to posts at the agency that received the dossier, or that leads it. */
export interface ActOfPost extends OfferedAct {
  readonly verb: VerbOn<'Dossier'>;
}

interface Described extends Pick<ActOfPost, 'code' | 'name' | 'verb'> {
  /** What in the dossier is in the way, whoever asks. */
  hindrance(state: DossierState): Problem | null;
}

export const actOfPost = (described: Described): ActOfPost => ({
  ...{ code: described.code, name: described.name, verb: described.verb },
  whyNot: (state, asking) => noPost(described.verb, state, asking) ?? described.hindrance(state),
});

/** The post an officer does it under, which may be a colleague's. */
export const postFor = (
  officer: Principal,
  verb: VerbOn<'Dossier'>,
  state: Pick<DossierState, 'receivingAgencyId' | 'leadAgencyId' | 'fieldCode' | 'procedureCode' | 'secrecy'>,
): Position | undefined =>
  postThatMay(officer, verb, {
    receivingAgency: state.receivingAgencyId,
    leadAgency: state.leadAgencyId,
    field: state.fieldCode,
    procedure: state.procedureCode,
    secrecy: state.secrecy,
  });

/** Without a post for it, or with the dossier being their own or that of whoever they would act for. */
function noPost(verb: VerbOn<'Dossier'>, state: DossierState, asking: Asking): Problem | null {
  const { officer } = asking;
  const post = postFor(officer, verb, state);
  if (!post) return dossierProblem('dossier.not-yours-to-time', { who: whoMay(verb, state, asking) });
  const deciding = [officer.officerId, ...(post.onBehalfOf ? [post.onBehalfOf.officerId] : [])];
  const own = hindranceOf(deciding, { own: state.ownOf, didEarlier: [] });
  return own ? separationProblem('dossier.own-dossier') : null;
}

function whoMay(
  verb: VerbOn<'Dossier'>,
  { receivingAgencyId, leadAgencyId }: DossierState,
  { agencyName }: Pick<Asking, 'agencyName'>,
): Bilingual {
  const holders = grantsOf(verb, 'Dossier').map(({ roles, reach }) => {
    const agency = agencyName(reach === 'reception' ? receivingAgencyId : leadAgencyId);
    const names = roles.map(roleName);
    return {
      vi: `${names.map(({ vi }) => vi).join(', ')} của ${agency}`,
      en: `${names.map(({ en }) => en).join(', ')} of ${agency}`,
    };
  });
  return {
    vi: holders.map(({ vi }) => vi).join(' hoặc '),
    en: holders.map(({ en }) => en).join(' or '),
  };
}
