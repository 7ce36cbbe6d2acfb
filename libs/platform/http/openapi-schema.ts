import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type SchemaObject = Exclude<Schemas[string], { $ref: string }>;

/** A zod schema as the JSON Schema (2020-12) that OpenAPI 3.1 embeds. */
export function toOpenApi(schema: z.ZodType, side: 'input' | 'output'): SchemaObject {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: side, unrepresentable: 'any' });
  return json as SchemaObject;
}

/** The problem document every endpoint may answer with. */
export const problemSchema = toOpenApi(
  z.looseObject({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    messages: z.strictObject({ vi: z.string(), en: z.string() }),
    instance: z.string(),
    correlationId: z.string(),
    errors: z
      .array(z.strictObject({ pointer: z.string(), code: z.string(), vi: z.string(), en: z.string() }))
      .optional(),
  }),
  'output',
);
