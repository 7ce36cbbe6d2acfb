import { roleName } from '#organization';
import type { Bilingual } from '#platform/problem';
import { type AuthoredWorkflow, type FinalStatus, isCall, type WorkflowDefinition } from './definition.ts';
import { FAULT_WORDS, type FaultParts } from './fault-words.ts';
import type { StaffingFault } from './prove-staffing.ts';
import { replay } from './replay.ts';
import type { SoundnessFault } from './soundness-fault.ts';
import { type AgencyNames, WorkflowWords } from './workflow-words.ts';

const NOTHING_TO_TELL: Bilingual = { vi: '', en: '' };

/** Ways a workflow ends, as people call them. */
const END_WORDS: Record<FinalStatus, Bilingual> = {
  returned: { vi: 'đã trả kết quả', en: 'result handed over' },
  refused: { vi: 'từ chối', en: 'refused' },
  stopped: { vi: 'dừng giải quyết', en: 'stopped' },
  withdrawn: { vi: 'đã rút hồ sơ', en: 'withdrawn' },
};

/** A fault of the form or the course of a workflow, or of who is to take its steps. */
export type GateFault = SoundnessFault | StaffingFault;

/** More desks than these are counted, not named. */
const MOST_DESKS_NAMED = 3;

/**
 * A fault in a sentence that uses the names people know, with the last thing done before it shows.
 * @param agencyName the name of an agency by its function or code; without it steps go by their own names alone
 */
export function explainFault(
  definition: WorkflowDefinition | AuthoredWorkflow,
  fault: GateFault,
  agencyName: AgencyNames = () => undefined,
): Bilingual {
  const words = new WorkflowWords(definition, agencyName);
  const what = isStaffing(fault)
    ? staffingWords(fault, words)
    : FAULT_WORDS[fault.code](partsOf(definition, fault, words));
  return afterPath(fault, what, words);
}

/** A path told action by action. @param path each as `step/action` */
export function pathInWords(
  definition: WorkflowDefinition | AuthoredWorkflow,
  path: readonly string[],
): Bilingual[] {
  const words = new WorkflowWords(definition, () => undefined);
  return path.map((name) => words.choice(name));
}

const isRunnable = (definition: WorkflowDefinition | AuthoredWorkflow): definition is WorkflowDefinition =>
  !definition.steps.some(isCall);

const isStaffing = (fault: GateFault): fault is StaffingFault => 'desks' in fault;

/** The action that is itself the fault is not told as what went before. */
function afterPath({ path, at }: GateFault, what: Bilingual, words: WorkflowWords): Bilingual {
  const before = path.at(-1) === at ? path.slice(0, -1) : path;
  const last = before.at(-1);
  if (last === undefined) return { vi: `${capital(what.vi)}.`, en: `${capital(what.en)}.` };
  const choice = words.choice(last);
  return { vi: `Sau khi ${choice.vi}, ${what.vi}.`, en: `After ${choice.en}, ${what.en}.` };
}

function partsOf(
  definition: WorkflowDefinition | AuthoredWorkflow,
  fault: SoundnessFault,
  words: WorkflowWords,
): FaultParts {
  const { at, states = 0 } = fault;
  const marking =
    fault.path.length > 0 && isRunnable(definition) ? replay(definition, fault.path)?.marking : undefined;
  const codes = at.includes('/') ? [] : at.split(', ');
  const [first = ''] = codes;
  const step = definition.steps.find(({ code }) => code === first);
  return {
    steps: at.includes('/') ? words.choice(at) : words.steps(codes),
    choice: words.choice(at),
    open: words.steps([...(marking?.keys() ?? [])]),
    arrived: marking?.get(first) ?? 1,
    needs: step && 'joins' in step ? (step.joins ?? 1) : 1,
    states,
    end: END_WORDS[fault.end ?? 'returned'],
    fact: (definition.facts ?? []).find(({ code }) => code === fault.fact)?.name ?? fault.fact ?? '',
    timer: fault.timer ?? '',
    status: fault.status ?? '',
    condition: fault.condition?.text ?? '',
    reason: fault.condition?.reason ?? NOTHING_TO_TELL,
    place: (fault.condition?.at ?? 0) + 1,
  };
}

function staffingWords({ code, at, agency, role, desks }: StaffingFault, words: WorkflowWords): Bilingual {
  const [step, office, post] = [words.step(at), words.agency(agency), roleName(role)];
  const where = desksInWords(desks, words);
  switch (code) {
    case 'received-nowhere':
      return {
        vi: `không bộ phận Một cửa nào tiếp nhận được thủ tục này, nên ${step} không có ai làm`,
        en: `no desk can receive the procedure, so nobody takes ${step}`,
      };
    case 'agency-unresolved':
      return {
        vi: `không tìm được cơ quan cho ${step} (${office.vi}) khi hồ sơ nộp tại ${where.vi}`,
        en: `no agency is found for ${step} (${office.en}) when the dossier comes in at ${where.en}`,
      };
    case 'two-persons-missing':
      return {
        vi: `${step} phải do người khác với người đã làm bước trước thực hiện, nhưng chỉ một người giữ cả hai vị trí khi hồ sơ nộp tại ${where.vi}`,
        en: `${step} is for another person than an earlier step, but one and the same holds both posts when the dossier comes in at ${where.en}`,
      };
    case 'role-vacant':
      return {
        vi: `${step} cần ${post.vi} tại ${office.vi} nhưng không ai giữ vị trí này khi hồ sơ nộp tại ${where.vi}`,
        en: `${step} needs a ${post.en} at ${office.en}, a post nobody holds when the dossier comes in at ${where.en}`,
      };
  }
}

function desksInWords(desks: readonly string[], words: WorkflowWords): Bilingual {
  const named = desks
    .slice(0, MOST_DESKS_NAMED)
    .map((desk) => words.agency(desk).vi)
    .join(', ');
  const more = desks.length - MOST_DESKS_NAMED;
  if (more <= 0) return { vi: named, en: named };
  return { vi: `${named} và ${more} nơi khác`, en: `${named} and ${more} more` };
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
