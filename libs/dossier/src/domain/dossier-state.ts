import type { TimeLimit } from '#working-calendar';
import type { DossierStatus } from '#workflow';

/** A step waiting for someone on a running dossier. */
export interface OpenTask {
  step: string;
  stepName: string;
  agencyId: number;
  role: string;
  openedAt: Date;
  dueAt: Date | null;
  /** Parallel branches that have arrived, of those the step waits for. */
  arrived: number;
  waitsFor: number;
}

/** What deciding about a dossier needs; read in one go, changed only through a conditional write. */
export interface DossierState {
  id: string;
  code: string;
  version: number;
  status: DossierStatus;
  workflowId: number | null;
  receivingAgencyId: number;
  leadAgencyId: number;
  receivedAt: Date;
  timeLimit: TimeLimit;
  dueAt: Date | null;
  dueProvisional: boolean;
  completedAt: Date | null;
  closedAt: Date | null;
  tasks: OpenTask[];
  suspension: { reason: 'awaiting-supplement' | 'awaiting-finance'; startedAt: Date } | null;
}
