/** An event of a committed change. `payload` holds ids and sequence numbers only, never personal data. */
export interface OutboxMessage {
  /** Stable wire name with version, e.g. `dossier.changed.v1`. */
  name: string;
  subjectId: string;
  /** Whose work it is: agencies are served in turn. None = the province's as a whole, which has a turn like an agency. */
  agencyId?: number;
  payload: Record<string, string | number | boolean | null>;
  occurredAt: Date;
}

/** A message as a subscriber gets it. */
export interface StoredMessage extends OutboxMessage {
  id: string;
  correlationId: string;
}
