import type { Answer, Officer } from './officer.ts';

/** A dossier as somebody sees it. */
export const sheetOf = async (by: Officer, id: string): Promise<Answer['body']> =>
  (await by.get(`/dossiers/${id}`)).body;

interface Act {
  id: string;
  /** The end of its address. */
  what: string;
  body: object;
  /** Absent = the present one. */
  version?: number | undefined;
}

/** An act outside the workflow, at the version another sees: who acts may not be one who sees. */
export async function actAsSeen(
  seenBy: Officer,
  by: Officer,
  { id, what, body, version }: Act,
): Promise<Answer> {
  const match = version ?? (await sheetOf(seenBy, id)).version;
  return by.post(`/dossiers/${id}/${what}`, body, { 'if-match': `"${match}"` });
}
