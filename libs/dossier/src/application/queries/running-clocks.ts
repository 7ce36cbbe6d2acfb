import { Injectable } from '@nestjs/common';
import type { ClockHistory, DeadlineTerms } from '#deadline';
import type { Queryable } from '#platform/database';
import { historyOf, termsOfDossier } from '../../domain/clock-of-dossier.ts';
import { type RunningDossier, runningAmong } from '../../persistence/running-dossiers.ts';

/** The clock of a dossier that runs, with what is open of it. */
export interface RunningClock {
  readonly id: string;
  readonly procedureCode: string;
  readonly leadAgencyId: number;
  readonly dueAt: Date;
  /** Of the calendar it was reckoned by. */
  readonly calendarRevision: number;
  readonly terms: DeadlineTerms;
  readonly history: ClockHistory;
  /** Open steps that are due. */
  readonly tasks: readonly RunningTask[];
}

export interface RunningTask {
  /** A bigint, as text. */
  readonly id: string;
  readonly agencyId: number;
  readonly openedAt: Date;
  readonly dueAt: Date;
}

/** Reads clocks that run, whoever asks; in one statement, however many. */
@Injectable()
export class RunningClocks {
  /** Those of these dossiers that run; the others are left out. */
  async among(queryable: Queryable, dossierIds: readonly string[]): Promise<RunningClock[]> {
    return (await runningAmong(queryable, dossierIds)).flatMap((one) => clockOf(one) ?? []);
  }
}

function clockOf(dossier: RunningDossier): RunningClock | null {
  const { id, procedureCode, leadAgencyId, dueAt, calendarRevision } = dossier;
  if (!dueAt) return null;
  const tasks = dossier.tasks.flatMap((task): RunningTask[] =>
    task.dueAt && task.arrived >= task.waitsFor ? [{ ...pick(task), dueAt: task.dueAt }] : [],
  );
  return {
    ...{ id, procedureCode, leadAgencyId, dueAt, calendarRevision, tasks },
    ...{ terms: termsOfDossier(dossier), history: historyOf(dossier) },
  };
}

const pick = ({ id, agencyId, openedAt }: RunningDossier['tasks'][number]) => ({ id, agencyId, openedAt });
