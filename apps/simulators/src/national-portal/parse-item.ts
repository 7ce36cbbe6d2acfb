import { z } from 'zod';
import { refusalOf, type Refusal } from './protocol.ts';

const vietnamese = z.locales.vi().localeError;

export type Parsed<Item> = { item: Item } | { refusal: Refusal };

/** Reads a part of a body; what is wrong with it comes back in the portal's words, one field after another. */
export function parseItem<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Parsed<z.output<Schema>> {
  const parsed = schema.safeParse(value, { error: vietnamese });
  if (parsed.success) return { item: parsed.data };
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'Nội dung'}: ${message}`,
  );
  return { refusal: refusalOf(`Dữ liệu không hợp lệ. ${faults.join('; ')}`) };
}
