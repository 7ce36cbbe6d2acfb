import { defineProblems, type Problem } from '#platform/problem';

/** Refusals that keep two roles in two persons: applicant and officer, who prepares and who approves. */
export const separationProblem = defineProblems({
  'dossier.own-dossier': {
    kind: 'forbidden',
    title: { vi: 'Hồ sơ của chính cán bộ', en: 'An officer’s own dossier' },
    detail: {
      vi: 'Cán bộ không được tiếp nhận, giữ, phân công hay giải quyết hồ sơ của chính mình, cũng không được làm thay hoặc nhờ người làm thay. Hãy để đồng nghiệp khác xử lý.',
      en: 'No officer receives, holds, assigns or decides a dossier of their own, be it for somebody else or by somebody who acts for them. Leave it to a colleague.',
    },
  },
  'dossier.two-persons': {
    kind: 'forbidden',
    title: { vi: 'Phải do người khác thực hiện', en: 'For another person' },
    detail: {
      vi: 'Bước “{step}” phải do người khác với người đã làm (hoặc được làm thay ở) một bước trước của hồ sơ này thực hiện.',
      en: 'Step “{step}” is for another person than did an earlier step of this dossier, or had it done.',
    },
  },
  'dossier.delegation-over': {
    kind: 'forbidden',
    title: { vi: 'Ủy quyền không còn hiệu lực', en: 'The delegation is over' },
    detail: {
      vi: 'Việc ủy quyền hoặc làm thay vừa hết hạn hoặc bị chấm dứt, nên thao tác không được thực hiện.',
      en: 'What let you act for a colleague has just ended; nothing was done.',
    },
  },
});

/** The refusal for want of a second person. @param step its name */
export const separated = (
  hindrance: 'own-dossier' | 'two-persons',
  step: string,
  extensions?: Readonly<Record<string, unknown>>,
): Problem =>
  hindrance === 'two-persons'
    ? separationProblem('dossier.two-persons', { step }, extensions)
    : separationProblem('dossier.own-dossier', {}, extensions);
