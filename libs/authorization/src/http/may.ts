import type { Access } from '#platform/http';
import { rolesThatMay, type Subject, type VerbOn } from '../domain/grants.ts';

/** Officers with a post that is granted this, somewhere; on what exactly, their ability says of each thing. */
export const may = <On extends Subject>(verb: VerbOn<On>, subject: On): Access => ({
  kind: 'may',
  verb,
  subject,
  roles: rolesThatMay(verb, subject),
});
