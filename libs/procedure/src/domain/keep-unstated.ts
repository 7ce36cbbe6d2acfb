import { feeKey } from './fee.ts';
import type { ProcedureDefinition } from './procedure.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a source has no place for. */
export interface Unstated {
  /** Fields of the procedure. */
  readonly fields: readonly (keyof ProcedureDefinition)[];
  /** Fields of its cases, found again by their code. */
  readonly ofCases: readonly string[];
  /** Fields of the fees of each channel, found again by their code or name. */
  readonly ofFees: readonly string[];
}

/**
 * Lays a source over the present version: silence about what the source has no place for takes nothing away.
 * @param offered not checked yet
 */
export function keepUnstated(
  offered: Fields,
  present: ProcedureDefinition | undefined,
  { fields, ofCases, ofFees }: Unstated,
): Fields {
  if (!present) return offered;
  const cases = Array.isArray(offered['cases']) ? (offered['cases'] as Fields[]) : undefined;
  const methods = Array.isArray(offered['methods']) ? (offered['methods'] as Fields[]) : undefined;
  return {
    ...offered,
    ...picked(present, fields),
    ...(cases && {
      cases: cases.map((one) => ({
        ...one,
        ...picked(present.cases.find(({ code }) => code === one['code']) ?? {}, ofCases),
      })),
    }),
    ...(methods && { methods: methods.map((method) => withFees(method, present, ofFees)) }),
  };
}

function withFees(method: Fields, { methods }: ProcedureDefinition, names: readonly string[]): Fields {
  const before = methods.find(({ channel }) => channel === method['channel'])?.fees ?? [];
  const fees = Array.isArray(method['fees']) ? (method['fees'] as Fields[]) : [];
  const keyOf = (fee: Fields) => fee['code'] ?? fee['name'];
  return {
    ...method,
    fees: fees.map((fee) => ({
      ...fee,
      ...picked(before.find((one) => feeKey(one) === keyOf(fee)) ?? {}, names),
    })),
  };
}

const picked = (from: object, names: readonly string[]): Fields =>
  Object.fromEntries(
    Object.entries(from).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
