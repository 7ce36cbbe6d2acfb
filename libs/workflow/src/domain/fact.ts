import { z } from 'zod';

/** Written into conditions as `fact.<code>`, so a word of the condition language. */
export const factCodeSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

const named = { code: factCodeSchema, name: z.string().min(1).max(300) };

/**
 * What officers establish about a dossier while they work on it, such as the area of a parcel or whether the site must be
 * seen. Entered with an action that asks for it, read by conditions.
 */
export const factSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...named, type: z.literal('yes-no') }),
  z.strictObject({ ...named, type: z.literal('number'), unit: z.string().min(1).max(20).optional() }),
  z.strictObject({
    ...named,
    type: z.literal('choice'),
    choices: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
          name: z.string().min(1).max(300),
        }),
      )
      .min(2)
      .max(50),
  }),
]);

export type Fact = z.infer<typeof factSchema>;
export type FactValue = boolean | number | string;

/** Facts entered so far, by code. */
export type Facts = Readonly<Record<string, FactValue>>;

/** Far beyond any area or amount of money, and far below where numbers lose their digits. */
const LARGEST = 1e12;

/** Whether a value is one the fact may have. */
export function isValueOf(fact: Fact, value: FactValue): boolean {
  switch (fact.type) {
    case 'yes-no':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= LARGEST;
    case 'choice':
      return fact.choices.some(({ code }) => code === value);
  }
}
