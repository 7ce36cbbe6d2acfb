import type { DossierStatus } from '#workflow';

/** Who had a step of a dossier in hand at an instant. */
export interface HolderThen {
  step: string;
  name: string;
  agencyId: number;
  role: string;
  since: Date;
  /** `null` = nobody of the post had taken it. */
  officer: string | null;
  /** Who was let act for them. */
  delegate: string | null;
}

/** A dossier as it was known at an instant. */
export interface DossierThen {
  id: string;
  code: string;
  /** Of the last line its history had then: its version. */
  sequence: number;
  status: DossierStatus;
  leadAgencyId: number;
  receivedAt: Date;
  endedAt: Date | null;
  dueAt: Date | null;
  dueProvisional: boolean;
  missed: boolean;
  clock: 'running' | 'suspended' | 'ended';
  /** The last thing that was done. */
  lastAct: { at: Date; action: string; name: string; officer: string; agency: string };
  holders: HolderThen[];
}
