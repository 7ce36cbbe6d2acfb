import type { Difference } from './difference.ts';

/** A comparison as far as it has come, in the hands of one worker. `attempts` fences it. */
export interface RunningReconciliation {
  id: number;
  attempts: number;
  kind: 'nightly' | 'asked';
  /** Civil days, `yyyy-MM-dd`. */
  untilDay: string;
  day: string;
  /** What was sent later is left to the next one. */
  beganAt: Date;
}

/** A dossier all of whose changes the portal should have, as it was when its comparison began. */
export interface ComparableDossier {
  dossierId: string;
  code: string;
  /** Its newest publication, and in which attempt that was sent. */
  sequence: number;
  attempts: number;
  sentAt: Date;
  /** `moving`: something of it is on its way; `aside`: a publication of it was set aside, or its personal data are erased. */
  standing: 'at-rest' | 'moving' | 'aside';
}

/** What a comparison of one dossier came to. */
export interface ComparedDossier {
  dossier: ComparableDossier;
  differences: readonly Difference[];
  /** Fields the portal did not tell. */
  untold: readonly string[];
}
