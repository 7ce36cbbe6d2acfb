/** Who follows a dossier with its secret, as the audit trail names them; nobody knows more. */
export const APPLICANT = { actor: 'applicant', officerId: null } as const;
