import { z } from 'zod';
import { text } from '#platform/fields';

/** What is wrong with a paper, and how the slip (*phiếu yêu cầu bổ sung*) says it. */
export const NEED_FAULTS = {
  missing: 'còn thiếu',
  invalid: 'chưa đúng, chưa hợp lệ',
  'needs-copy': 'cần thêm bản sao',
  other: 'cần hoàn thiện',
} as const;

export type NeedFault = keyof typeof NEED_FAULTS;

const faults = Object.keys(NEED_FAULTS) as [NeedFault, ...NeedFault[]];

/** Something to be supplemented: a component of the procedure, or in words what no component stands for. */
export const needSchema = z
  .strictObject({
    component: text(100).optional(),
    name: text(500).optional(),
    fault: z.enum(faults),
    /** What is wrong with it, for the applicant to understand. */
    explanation: text(1000).optional(),
    ground: text(500).optional(),
  })
  .refine(({ component, name }) => (component === undefined) !== (name === undefined), {
    message: 'Nêu mã thành phần hồ sơ hoặc tên giấy tờ | Give the code of a component or a name',
    params: { code: 'one_of' },
  });

/** What one request may ask for, and one checklist hold. */
export const MOST_NEEDS = 50;

export type WishedNeed = z.infer<typeof needSchema>;

/** A need with the name of what is needed. */
export interface Need {
  /** Code of a component; `null` = told by its name alone. */
  component: string | null;
  name: string;
  fault: NeedFault;
  explanation: string | null;
  ground: string | null;
}

/** A need on the checklist of a dossier, as long as it is neither met nor taken back. */
export interface OpenNeed extends Need {
  id: string;
  /** Sequence of the change that asked the applicant for it; `null` = nobody asked yet. */
  askedIn: number | null;
}

/** A need as the applicant reads it. */
export function needInWords({ name, fault, explanation, ground }: Need): string {
  const wrong = fault === 'missing' && !explanation ? '' : ` (${NEED_FAULTS[fault]})`;
  return `${name}${wrong}${explanation ? `: ${explanation}` : ''}${ground ? `. Căn cứ: ${ground}` : ''}`;
}

/** Names what is needed. @returns `undefined` for a component the procedure does not have */
export function namedNeed(
  { component, name, fault, explanation, ground }: WishedNeed,
  catalogue: readonly { code: string; name: string }[],
): Need | undefined {
  const named = name ?? catalogue.find(({ code }) => code === component)?.name;
  return named === undefined
    ? undefined
    : {
        ...{ component: component ?? null, name: named, fault },
        ...{ explanation: explanation ?? null, ground: ground ?? null },
      };
}
