import type { Bilingual } from '#platform/problem';
import type { WorkflowDefinition } from '#workflow';
import type { MovedToken, StayReason } from './move-outcome.ts';

/** The versions a sentence speaks of. */
interface Versions {
  readonly from: WorkflowDefinition;
  readonly to: WorkflowDefinition;
}

const words = (vi: string, en: string): Bilingual => ({ vi, en });

/** Why a dossier stays, as it follows upon "cannot be moved:". */
export function reasonInWords(reason: StayReason, versions: Versions): Bilingual {
  switch (reason.code) {
    case 'phase-differs':
      return words(
        `ở bước đó của phiên bản ${versions.to.version}, giai đoạn ${reason.phase} của thời hạn không phải giai đoạn đang tính`,
        `there, in version ${versions.to.version}, phase ${reason.phase} of the time limit is not the one that runs`,
      );
    case 'facts-missing': {
      const facts = factsIn(versions.to, reason.facts);
      return words(`chưa xác định: ${facts}`, `not established: ${facts}`);
    }
    case 'not-planned':
      return words('hồ sơ đã đi tiếp sau khi lập kế hoạch', 'it went on after the plan was made');
    default:
      return reasonOfSteps(reason, versions);
  }
}

type ReasonOfSteps = Exclude<StayReason, { code: 'phase-differs' | 'facts-missing' | 'not-planned' }>;

function reasonOfSteps(reason: ReasonOfSteps, { from, to }: Versions): Bilingual {
  const { version } = to;
  const there = namesIn(to, [reason.to].flat());
  switch (reason.code) {
    case 'step-missing': {
      const here = nameIn(from, reason.step);
      return words(
        `phiên bản ${version} không có bước thay cho ${here}`,
        `version ${version} has no step in place of ${here}`,
      );
    }
    case 'status-differs': {
      const here = nameIn(from, reason.step);
      return words(
        `${there} có trạng thái hồ sơ khác với ${here}`,
        `${there} gives the dossier another status than ${here}`,
      );
    }
    case 'agency-missing':
      return words(`không có cơ quan nào làm ${there} cho hồ sơ này`, `no agency does ${there} for it`);
    case 'branches-merge':
      return words(
        `nhiều nhánh của hồ sơ cùng rơi vào ${there}`,
        `several of its branches would lie on ${there}`,
      );
    case 'unreachable':
      return words(
        `không hồ sơ nào của phiên bản ${version} có thể đứng ở ${there} như vậy`,
        `no dossier of version ${version} can come to stand at ${there} so`,
      );
  }
}

/** Where dossiers stand and where they go on: `*Thẩm định* → *Thẩm định hồ sơ*`. */
export const movesInWords = (moves: readonly MovedToken[], { from }: Versions): Bilingual => {
  const told = moves.map((move) => `${nameIn(from, move.from)} → *${move.to.name}*`).join(', ');
  return { vi: told, en: told };
};

/** Steps of a version by their names. */
export const namesIn = (version: WorkflowDefinition, codes: readonly string[]): string =>
  codes.map((code) => nameIn(version, code)).join(', ');

const nameIn = ({ steps }: WorkflowDefinition, code: string): string =>
  `*${steps.find((step) => step.code === code)?.name ?? code}*`;

const factsIn = ({ facts = [] }: WorkflowDefinition, codes: readonly string[]): string =>
  codes.map((code) => `*${facts.find((fact) => fact.code === code)?.name ?? code}*`).join(', ');
