import { rolesThatMay } from '#authorization';
import type { Problem } from '#platform/problem';
import { closed, firstOf, type Hindering } from './act-hindrances.ts';
import { agenciesProblem } from './agencies.problems.ts';
import { suspendedByAct } from './clock-of-dossier.ts';
import { dossierProblem } from './dossier.problems.ts';
import type { OfferedAct } from './offered-act.ts';
import { takenBackTo, whyNotTakenBack } from './plan-take-back.ts';
import { whyNotSpokesperson } from './spokesperson.ts';

const standsStill: Hindering = (state) =>
  suspendedByAct(state) ? dossierProblem('dossier.clock-stands-still') : null;

export const ASK_OPINIONS: OfferedAct = {
  code: 'ask-opinions',
  name: { vi: 'Lấy ý kiến cơ quan khác', en: 'Ask other agencies’ opinions' },
  whyNot: (state, { acting, officer: { positions } }) => {
    const roles = rolesThatMay('ask opinions', 'Dossier');
    const asks = positions.some(({ role }) => roles.includes(role));
    return (
      closed(state) ??
      (asks ? whyNotSpokesperson(state, acting) : agenciesProblem('dossier.not-yours-to-speak-for'))
    );
  },
};

export const ANSWER_OPINION: OfferedAct = {
  code: 'answer-opinion',
  name: { vi: 'Trả lời ý kiến', en: 'Give the opinion that was asked' },
  whyNot: (state, { officer: { positions } }) => {
    const roles = rolesThatMay('give opinions', 'Dossier');
    const theirs = positions.filter(({ role }) => roles.includes(role)).map(({ agencyId }) => agencyId);
    const asked = state.openOpinions.some(({ agencyId }) => theirs.includes(agencyId));
    return closed(state) ?? (asked ? null : agenciesProblem('dossier.no-opinion-asked'));
  },
};

export const SEND_ELSEWHERE: OfferedAct = {
  code: 'send-elsewhere',
  name: { vi: 'Chuyển cơ quan khác xử lý', en: 'Send the step to another agency' },
  whyNot: (state, { acting }) => firstOf(closed, standsStill)(state) ?? whyNotSpokesperson(state, acting),
};

export const TAKE_BACK: OfferedAct = {
  code: 'take-back',
  name: { vi: 'Rút lại việc vừa chuyển', en: 'Take back what was handed over last' },
  whyNot: (state, { acting, officer, latest = null }): Problem | null => {
    const stays = whyNotTakenBack(state, latest, officer.officerId);
    const former = latest && takenBackTo(state, latest);
    return stays ?? whyNotSpokesperson({ ...state, tasks: former ? [former] : [] }, acting);
  },
};
