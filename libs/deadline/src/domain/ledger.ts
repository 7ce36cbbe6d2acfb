import type { Bilingual } from '#platform/problem';
import type { WorkingCalendar } from '#working-calendar';
import type { DeadlineTerms } from './deadline-terms.ts';

/** One line of the explanation of a due time, in plain words. */
export interface LedgerLine extends Bilingual {
  readonly code:
    | 'received'
    | 'counted'
    | 'skipped'
    | 'rolled'
    | 'prolonged'
    | 'restarted'
    | 'stayed-late'
    | 'phase-began'
    | 'extended'
    | 'stands-still'
    | 'entered-later'
    | 'missed'
    | 'due';
  /** When it happened; `null` for what follows from the line before. */
  readonly at: Date | null;
  /** The due time after this line. */
  readonly dueAt: Date;
}

/** What the lines are told from besides the moves. */
export interface Setting {
  readonly terms: DeadlineTerms;
  readonly calendar: WorkingCalendar;
}
