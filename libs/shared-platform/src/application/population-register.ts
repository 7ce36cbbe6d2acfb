import type { Refused, Unavailable } from '../domain/platform-outcome.ts';

/** Whether a name and a number are one person's; by whom and for what it is asked. */
export interface PersonAsked {
  fullName: string;
  /** 12 digits. */
  identityNumber: string;
  yearOfBirth: number | undefined;
  /** Code of the procedure. */
  procedure: string;
  officer: string;
}

export type PersonTold = { kind: 'matches' | 'differs' } | Refused | Unavailable;

/** The national population database, as far as it tells whether a name belongs to a number. What it knows besides stays there. */
export abstract class PopulationRegister {
  abstract readonly offered: boolean;
  abstract check(person: PersonAsked): Promise<PersonTold>;
}
