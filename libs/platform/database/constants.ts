import { raw, type Sql } from 'sql-template-tag';

const PLAIN = /^[a-z]+(-[a-z]+)*$/;

/**
 * Words of the program as literals, for the list of an `in`. As parameters they would be unknown to the plan that is kept of a
 * prepared statement: PostgreSQL then expects more rows of it, and plans for every call anew instead.
 * @throws when a word is anything but lower-case letters with hyphens between them: nothing from outside gets in
 */
export function constants(words: Iterable<string>): Sql {
  const list = [...words];
  const odd = list.find((word) => !PLAIN.test(word));
  if (odd !== undefined || list.length === 0) {
    throw new Error(`not constants of the program: ${list.join(', ')}`);
  }
  return raw(list.map((word) => `'${word}'`).join(', '));
}
