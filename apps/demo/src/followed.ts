import type { Procedure } from './api/answers.ts';
import type { Officer } from './api/officer.ts';
import type { Person } from './people.ts';

/** A dossier as the story follows it. */
export interface Followed {
  id: string;
  code: string;
  /** Opens it on the tracking page; absent for one that was refused. */
  secret?: string;
  /** Whoever took it in sees it to the end. */
  desk: Officer;
  applicant: Person;
  procedure: Procedure;
}
