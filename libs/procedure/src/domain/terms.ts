import type { TimeLimit } from '#working-calendar';
import type { Channel, Component, Fee, ProcedureDefinition } from './procedure.ts';
import { procedureProblem } from './procedure.problems.ts';

/** What the law asks and grants for one way of handing in one case of a procedure. */
export interface ProcedureTerms {
  limit: TimeLimit;
  components: readonly Component[];
  fees: readonly Fee[];
}

/**
 * The terms of a dossier: the case's own limit comes before the channel's, the channel's before the procedure's.
 * @throws procedure.case-unknown, procedure.case-required, procedure.channel-closed
 */
export function termsOf(
  procedure: ProcedureDefinition,
  channel: Channel,
  caseCode: string | undefined,
): ProcedureTerms {
  const { code } = procedure;
  const method = procedure.methods.find((candidate) => candidate.channel === channel);
  if (!method) throw procedureProblem('procedure.channel-closed', { code, channel });
  const known = procedure.cases.map((candidate) => candidate.code).join(', ');
  const chosen = procedure.cases.find((candidate) => candidate.code === caseCode);
  if (caseCode !== undefined && !chosen) {
    throw procedureProblem('procedure.case-unknown', { code, case: caseCode, known: known || '–' });
  }
  if (!chosen && procedure.cases.length > 1) {
    throw procedureProblem('procedure.case-required', { code, known });
  }
  const applicable = chosen ?? procedure.cases[0];
  return {
    limit: applicable?.limit ?? method.limit ?? procedure.defaultLimit,
    components: procedure.components.filter(
      ({ cases }) => !cases || (applicable !== undefined && cases.includes(applicable.code)),
    ),
    fees: method.fees,
  };
}
