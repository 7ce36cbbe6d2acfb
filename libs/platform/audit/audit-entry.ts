/** Who did what to which thing, and with what result; holds no personal data, only codes and ids. */
export interface AuditEntry {
  at: Date;
  /** Account name of who acted, or `system`. */
  actor: string;
  officerId: number | null;
  /** Officer who answers for it, when the actor acted for them. */
  onBehalfOf?: number | null;
  /** Stable verb, e.g. `dossier.receive`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Default `done`. */
  outcome?: 'done' | 'refused';
  /** What was changed of the subject; a side may be `null` for what did not exist. */
  change?: { before: unknown; after: unknown };
  details: Record<string, unknown>;
}
