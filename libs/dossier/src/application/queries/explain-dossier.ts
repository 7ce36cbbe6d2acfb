import { Injectable } from '@nestjs/common';
import {
  type Deadline,
  explainDeadline,
  type LedgerLine,
  nationalVerdict,
  type Overrun,
  overrunOf,
  type Punctuality,
  punctualityOf,
  reckonDeadline,
  type Suspension,
} from '#deadline';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { Calendars, type WorkingCalendar } from '#working-calendar';
import { historyOf, termsOfDossier } from '../../domain/clock-of-dossier.ts';
import type { DossierClock, DossierState } from '../../domain/dossier-state.ts';
import { loadClock } from '../../persistence/load-clock.ts';

/** What a due time is told from. */
export type ExplainedDossier = DossierClock & Pick<DossierState, 'id' | 'code' | 'status' | 'leadAgencyId'>;

/** How a dossier stands to its due time: at its end, or now. */
export interface Standing {
  byDate: Punctuality;
  byInstant: Punctuality;
  /** `null` while nothing has ended it for the national index. */
  national: Punctuality | null;
  overrun: Overrun;
}

/** A due time that was told to the applicant, and what told it. */
export interface MadePromise {
  at: Date;
  action: string;
  dueAt: Date;
}

export interface KeptPromise {
  calendarRevision: number;
  dueByCalendar: Date;
}

export interface ExplainedDeadline {
  lines: LedgerLine[];
  deadline: Deadline;
  standing: Standing;
  promises: MadePromise[];
  /** A later calendar would have moved it, and the printed promise was kept. */
  kept: KeptPromise | null;
}

/** Tells a dossier's due time from its records: reckoned anew by the calendar it was last reckoned with. */
@Injectable()
export class ExplainDossier {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly directory: Directory,
  ) {}

  /** @param state of a dossier that was received */
  async execute(state: ExplainedDossier): Promise<ExplainedDeadline> {
    const book = await this.calendars.at(state.calendarRevision);
    const calendar = book.of(await this.directory.byId(state.leadAgencyId));
    const terms = termsOfDossier(state);
    const deadline = reckonDeadline(terms, historyOf(state), calendar);
    return {
      lines: explainDeadline(deadline, terms, state.receivedAt, calendar),
      deadline,
      standing: this.standing(state, deadline, calendar),
      promises: await this.promises(state.id),
      kept: await this.kept(state),
    };
  }

  /** The lines for its applicant, who is told of agencies and papers, not of officers; `null` when it has no deadline. */
  async forApplicant(id: string): Promise<LedgerLine[] | null> {
    const dossier = await loadClock(this.database, id);
    if (!dossier?.terms) return null;
    const suspensions = dossier.suspensions.map(withoutNames);
    return (await this.execute({ ...dossier, suspensions })).lines;
  }

  private standing(state: ExplainedDossier, deadline: Deadline, calendar: WorkingCalendar): Standing {
    const history = historyOf(state);
    const at = history.endedAt ?? this.clock.now();
    const returned = state.status === 'returned' ? state.closedAt : null;
    const ends = {
      completedAt: state.completedAt,
      returnedAt: returned,
      stoppedAt: returned ? null : state.closedAt,
    };
    return {
      byDate: punctualityOf(deadline, at, 'by-date'),
      byInstant: punctualityOf(deadline, at, 'by-instant'),
      national: nationalVerdict(termsOfDossier(state), history, ends, calendar),
      overrun: overrunOf(calendar, deadline.dueAt, at, state.suspensions),
    };
  }

  private promises(id: string): Promise<MadePromise[]> {
    return this.database.query<MadePromise>(sql`
      select at, action_name as action, due_at as "dueAt" from dossier.history
      where dossier_id = ${id} and due_at is not null and due_at is distinct from due_before order by sequence`);
  }

  private async kept({ id, calendarRevision, dueAt }: ExplainedDossier): Promise<KeptPromise | null> {
    const [kept] = await this.database.query<KeptPromise>(sql`
      select calendar_revision as "calendarRevision", due_by_calendar as "dueByCalendar" from dossier.rescheduling
      where dossier_id = ${id} and outcome = 'kept' and calendar_revision > ${calendarRevision}
        and due_before = ${dueAt}
      order by calendar_revision desc limit 1`);
    return kept ?? null;
  }
}

const withoutNames = <Any extends Suspension>({ enteredLater, ...suspension }: Any) => ({
  ...suspension,
  enteredLater: enteredLater && {
    ...enteredLater,
    enteredBy: 'cơ quan giải quyết',
    approvedBy: 'lãnh đạo cơ quan',
  },
});
