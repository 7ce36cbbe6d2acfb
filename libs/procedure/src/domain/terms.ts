import type { TimeLimit } from '#deadline';
import type { Fee } from './fee.ts';
import type { Channel, Component, ProcedureCase, ProcedureDefinition } from './procedure.ts';
import { procedureProblem } from './procedure.problems.ts';

/** What the law asks and grants for one way of handing in one case of a procedure. */
export interface ProcedureTerms {
  /** One limit, or its phases in their order. */
  phases: TimeLimit[];
  components: readonly Component[];
  fees: readonly Fee[];
}

/**
 * The terms of a dossier: the case's own limit comes before the channel's, the channel's before the procedure's; an area
 * adds to it.
 * @throws procedure.case-unknown, procedure.case-required, procedure.channel-closed, procedure.area-unknown
 */
export function termsOf(
  procedure: ProcedureDefinition,
  channel: Channel,
  caseCode: string | undefined,
  areaCode?: string,
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
    phases: lengthened(
      phasesOf(procedure, applicable) ?? [applicable?.limit ?? method.limit ?? procedure.defaultLimit],
      areaOf(procedure, areaCode),
    ),
    components: procedure.components.filter(
      ({ cases }) => !cases || (applicable !== undefined && cases.includes(applicable.code)),
    ),
    fees: method.fees,
  };
}

/**
 * The statutory limits of a dossier as far as it is known which they are: what is asked for that the procedure does not have is
 * left out, where {@link termsOf} would refuse.
 */
export function limitsOf(
  procedure: ProcedureDefinition,
  { channel, caseCode, areaCode }: { channel: Channel; caseCode: string | null; areaCode: string | null },
): TimeLimit[] {
  const method = procedure.methods.find((candidate) => candidate.channel === channel);
  const applicable = procedure.cases.find(({ code }) => code === caseCode);
  const area = procedure.areas?.find(({ code }) => code === areaCode);
  return lengthened(
    phasesOf(procedure, applicable) ?? [applicable?.limit ?? method?.limit ?? procedure.defaultLimit],
    area,
  );
}

const phasesOf = (
  procedure: ProcedureDefinition,
  applicable: ProcedureCase | undefined,
): TimeLimit[] | undefined => applicable?.phases ?? procedure.phases;

function areaOf({ code, areas = [] }: ProcedureDefinition, areaCode: string | undefined) {
  if (areaCode === undefined) return undefined;
  const area = areas.find((candidate) => candidate.code === areaCode);
  if (area) return area;
  const known = areas.map((candidate) => candidate.code).join(', ');
  throw procedureProblem('procedure.area-unknown', { code, area: areaCode, known: known || '–' });
}

const lengthened = ([first, ...rest]: TimeLimit[], area: { adds: TimeLimit } | undefined): TimeLimit[] =>
  first && area
    ? [{ ...first, amount: first.amount + area.adds.amount }, ...rest]
    : [...(first ? [first] : []), ...rest];
