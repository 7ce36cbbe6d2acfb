import type { Story } from '../stage.ts';
import { birthRegistration } from './birth-registration.ts';
import { extendedWithApology } from './extended-with-apology.ts';
import { interAgency } from './inter-agency.ts';
import { landWithTax } from './land-with-tax.ts';
import { lateAndApologised } from './late-and-apologised.ts';
import { refusedAtIntake } from './refused-at-intake.ts';
import { safeguards } from './safeguards.ts';
import { supervisorsMorning } from './supervisors-morning.ts';
import { supplementRequested } from './supplement-requested.ts';

/** In the order they are told. */
export const STORIES: readonly Story[] = [
  birthRegistration,
  refusedAtIntake,
  supplementRequested,
  extendedWithApology,
  lateAndApologised,
  landWithTax,
  interAgency,
  safeguards,
  supervisorsMorning,
];
