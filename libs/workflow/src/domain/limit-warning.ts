import { limitInWords, type TimeLimit } from '#deadline';
import type { Bilingual } from '#platform/problem';
import type { Channel } from '#procedure';
import type { WorkStep } from './definition.ts';
import type { GrantedLimit } from './granted-limits.ts';
import { workingMinutesInWords } from './rough-working-time.ts';
import type { StepSums } from './step-sums.ts';

/** What in the limits of a workflow does not fit its procedure. It may be published all the same: some decisions say so. */
export interface LimitWarning extends Bilingual {
  code: 'steps-exceed-limit' | 'steps-below-limit' | 'step-exceeds-limit' | 'phases-differ';
  /** The step, the case, or the procedure. */
  at: string;
}

/** Where sums are compared: a limit granted, and the phase when it has several. */
export interface Comparison {
  readonly granted: GrantedLimit;
  readonly limit: readonly TimeLimit[];
  readonly phase: number | undefined;
}

export const sumsInWords = ({ shortest, longest }: StepSums): Bilingual => {
  const [least, most] = [workingMinutesInWords(shortest), workingMinutesInWords(longest)];
  if (shortest === longest) return most;
  return {
    vi: `${most.vi} (đường ngắn nhất: ${least.vi})`,
    en: `${most.en} (on the shortest way ${least.en})`,
  };
};

export const limitsInWords = (limits: readonly TimeLimit[]): Bilingual => ({
  vi: limits.map((limit) => limitInWords(limit).vi).join(' + '),
  en: limits.map((limit) => limitInWords(limit).en).join(' + '),
});

/** Steps that together take longer, or less, than the law grants. */
export function sumWarning(
  code: 'steps-exceed-limit' | 'steps-below-limit',
  procedure: string,
  sums: StepSums,
  { granted, limit, phase }: Comparison,
): LimitWarning {
  const [steps, law, where] = [sumsInWords(sums), limitsInWords(limit), whereInWords(granted, phase)];
  return {
    code,
    at: granted.caseCode ?? procedure,
    vi: `Cộng thời hạn các bước được ${steps.vi}, trong khi thời hạn giải quyết là ${law.vi}${where.vi}.`,
    en: `The limits of the steps add up to ${steps.en}, while the procedure grants ${law.en}${where.en}.`,
  };
}

export function stepWarning({ code, name, limit }: WorkStep, granted: GrantedLimit): LimitWarning {
  const [step, law, where] = [limitInWords(limit), limitsInWords(granted.phases), whereInWords(granted)];
  return {
    ...{ code: 'step-exceeds-limit', at: code },
    vi: `Riêng bước *${name}* có thời hạn ${step.vi}, dài hơn cả thời hạn giải quyết là ${law.vi}${where.vi}.`,
    en: `The step *${name}* alone has ${step.en}, more than the whole limit of ${law.en}${where.en}.`,
  };
}

export function phasesWarning(procedure: string, begun: number, granted: GrantedLimit): LimitWarning {
  const where = whereInWords(granted);
  const count = granted.phases.length;
  return {
    ...{ code: 'phases-differ', at: granted.caseCode ?? procedure },
    vi: `Quy trình chia thành ${begun} giai đoạn, trong khi thời hạn giải quyết có ${count} giai đoạn${where.vi}.`,
    en: `The workflow has ${begun} phase(s), while the limit of the procedure has ${count}${where.en}.`,
  };
}

const CHANNEL_NAMES: Record<Channel, Bilingual> = {
  direct: { vi: 'nộp trực tiếp', en: 'direct' },
  online: { vi: 'nộp trực tuyến', en: 'online' },
  post: { vi: 'nộp qua bưu chính', en: 'post' },
};

/** ` (giai đoạn 2; trường hợp 1.001193.01; nộp trực tiếp)` */
function whereInWords({ caseCode, channels }: GrantedLimit, phase?: number): Bilingual {
  const names = channels.map((channel) => CHANNEL_NAMES[channel]);
  const vi = [
    ...(phase === undefined ? [] : [`giai đoạn ${phase}`]),
    ...(caseCode === undefined ? [] : [`trường hợp ${caseCode}`]),
    names.map((name) => name.vi).join(', '),
  ];
  const en = [
    ...(phase === undefined ? [] : [`phase ${phase}`]),
    ...(caseCode === undefined ? [] : [`case ${caseCode}`]),
    names.map((name) => name.en).join(', '),
  ];
  return { vi: ` (${vi.join('; ')})`, en: ` (${en.join('; ')})` };
}
