import type { DossierStatus } from '#workflow';
import type { OpenTask } from './dossier-state.ts';
import type { FormerTask } from './handed-task.ts';

/** A sending as it is kept. */
export interface StoredSending extends Pick<OpenTask, 'dueAt' | 'holder' | 'delegate'> {
  readonly taskId: string;
  readonly fromAgencyId: number;
  readonly toAgencyId: number;
  /** Of the task right after it was sent. */
  readonly revision: number;
}

/** The line a dossier's history ends with, and what takes it back. */
export interface LatestChange {
  readonly sequence: number;
  readonly at: Date;
  readonly action: string;
  readonly actionName: string;
  /** `null` where the system acted. */
  readonly officerId: number | null;
  readonly onBehalfOf: number | null;
  readonly fromStep: string | null;
  readonly toSteps: readonly string[];
  readonly statusBefore: DossierStatus | null;
  readonly dueBefore: Date | null;
  /** With it facts were established, a result was issued. */
  readonly hasFacts: boolean;
  readonly hasResult: boolean;
  /** The task that was left with it. */
  readonly left: FormerTask | null;
  readonly sending: StoredSending | null;
}
