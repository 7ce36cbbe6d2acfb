/** A dossier that an indicator counts and that does not meet it. */
export interface CostingDossier {
  id: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  leadAgencyId: number;
  status: string;
  receivedAt: Date;
  dueAt: Date | null;
  endedAt: Date | null;
}
