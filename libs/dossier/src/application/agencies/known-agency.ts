import type { Agency, Directory } from '#organization';
import { civilDate } from '#platform/clock';
import { agenciesProblem } from '../../domain/agencies.problems.ts';

/** An agency that is at work on the day. @throws dossier.agency-unknown */
export async function agencyAtWork(directory: Directory, code: string, at: Date): Promise<Agency> {
  const agency = await directory.byCode(code);
  const today = civilDate(at);
  const working = agency && (agency.validUntil === null || agency.validUntil >= today);
  if (!working) throw agenciesProblem('dossier.agency-unknown', { code });
  return agency;
}
