import type { z } from 'zod';

/** What of an item the portal would not take, by field; lengths and forms only, never a value. */
export function itemFaults(schema: z.ZodType, item: unknown): string[] {
  const checked = schema.safeParse(item);
  if (checked.success) return [];
  return checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
}
