/** An event of a committed change. `payload` holds ids and sequence numbers only, never personal data. */
export interface OutboxMessage {
  /** Stable wire name with version, e.g. `dossier.changed.v1`. */
  name: string;
  subjectId: string;
  payload: Record<string, string | number | boolean | null>;
  occurredAt: Date;
}

/** A message as a subscriber gets it. */
export interface StoredMessage extends OutboxMessage {
  id: string;
  correlationId: string;
}
