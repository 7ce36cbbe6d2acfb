import { z } from 'zod';

/** Who answers for a dossier, from the bottom up; a rung is told by the posts of it. */
export const RUNGS = ['holder', 'unit-head', 'agency-leader', 'supervisor'] as const;
export type Rung = (typeof RUNGS)[number];

/** Over what a rung is told besides its list in the system. */
export const ALSO = ['email', 'sms', 'digest'] as const;
export type Also = (typeof ALSO)[number];

const isUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

const told = z.strictObject({
  rung: z.enum(RUNGS).describe('holder = of the step, or everyone of its post while nobody holds it'),
  also: z
    .array(z.enum(ALSO))
    .max(ALSO.length)
    .refine(isUnique, {
      message: 'Mỗi kênh chỉ ghi một lần | Each channel once',
      params: { code: 'channel_twice' },
    })
    .describe('besides the list of notices'),
});

const threshold = z.strictObject({
  share: z.int().min(1).max(200).describe('percent of the limit, in working time; beyond 100 = overdue'),
  tell: z
    .array(told)
    .min(1)
    .max(RUNGS.length)
    .refine((tell) => isUnique(tell.map(({ rung }) => rung)), {
      message: 'Mỗi cấp chỉ ghi một lần | Each rung once',
      params: { code: 'rung_twice' },
    }),
});

const thresholds = z
  .array(threshold)
  .max(10)
  .refine((all) => all.every(({ share }, index) => share > (all[index - 1]?.share ?? 0)), {
    message: 'Các mốc phải tăng dần và không trùng nhau | Thresholds must rise, without doubles',
    params: { code: 'thresholds_unordered' },
  });

/** At which shares of a limit who is told. */
export const ladderSchema = z.strictObject({
  step: thresholds.describe('of the limit of a step'),
  dossier: thresholds.describe('of the limit of the whole dossier'),
});

export type Ladder = z.infer<typeof ladderSchema>;
export type Threshold = z.infer<typeof threshold>;
export type ToldRung = z.infer<typeof told>;
