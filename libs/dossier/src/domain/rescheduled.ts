import { type CalendarBook } from '#working-calendar';
import { type Due, dueOf, historyOf, termsOfDossier } from './clock-of-dossier.ts';
import type { DossierClock, DossierState } from './dossier-state.ts';
import type { RetimedTask, RetimedTimer } from './planned-change.ts';
import { retimed } from './task-due.ts';
import { retimedTimers } from './task-timer.ts';

/** What a calendar keeps for an agency: see `CalendarBook.of`. */
interface Keeper {
  readonly code: string;
  readonly calendar: string;
}

/** A running dossier as another calendar has it. */
export interface Rescheduled {
  /** `null` when the due time, and whether it is provisional, stay as they are. */
  due: Due | null;
  retimes: RetimedTask[];
  retimesTimers: RetimedTimer[];
}

/** Reckons a running dossier, and its open tasks, by another calendar. Pure. @throws NoWorkingTimeError */
export function rescheduled(
  dossier: DossierClock & Pick<DossierState, 'leadAgencyId' | 'status' | 'tasks'>,
  book: CalendarBook,
  agencyOf: (id: number) => Keeper,
): Rescheduled {
  const calendar = book.of(agencyOf(dossier.leadAgencyId));
  const due = dueOf(termsOfDossier(dossier), historyOf(dossier), {
    calendar,
    calendarRevision: book.revision,
  });
  const stays = due.at.getTime() === dossier.dueAt?.getTime() && due.provisional === dossier.dueProvisional;
  const calendarOf = (agencyId: number) => book.of(agencyOf(agencyId));
  return {
    due: stays ? null : due,
    retimes: retimed(dossier.tasks, dossier, calendarOf),
    retimesTimers: retimedTimers(dossier.tasks, dossier, calendarOf),
  };
}
