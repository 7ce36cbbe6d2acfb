import { SECRECY_LEVELS } from '#organization';
import { sql, type Sql } from '#platform/database';

const LEVELS = sql`${[...SECRECY_LEVELS]}::text[]`;

/** Whether the post `organization.position p` is cleared for what is so secret. */
export const clearedFor = (secrecy: Sql): Sql => sql`
  array_position(${LEVELS}, p.clearance) >= array_position(${LEVELS}, ${secrecy})`;
