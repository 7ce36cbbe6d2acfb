/** Found by a verification: the first row that is not as it was written. */
export class AuditBreach extends Error {
  override readonly name = 'AuditBreach';

  constructor(
    /** Table and id; for a history, dossier and sequence. */
    readonly row: string,
    readonly fault: 'altered' | 'missing' | 'inserted' | 'moved',
    /** How it is known. */
    readonly evidence: string,
  ) {
    super(`${row}: ${fault} (${evidence})`);
  }
}
