/** PostgreSQL's own error fields that code may decide on (SQLSTATE and the violated constraint's name). */
interface PostgresError {
  code: string;
  constraint?: string;
}

const driverError = (error: unknown): PostgresError | undefined => {
  const candidate = (error as { driverError?: unknown } | null)?.driverError ?? error;
  return typeof (candidate as PostgresError | null)?.code === 'string'
    ? (candidate as PostgresError)
    : undefined;
};

/** Whether a statement failed because it would have broken this unique constraint or index. */
export const violatesUnique = (error: unknown, constraint: string): boolean => {
  const fault = driverError(error);
  return fault?.code === '23505' && fault.constraint === constraint;
};

/** Whether the database could not serve at all, or asked for the work to be tried again later. */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  const code = driverError(error)?.code ?? '';
  return /^(08|57P|53|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)/.test(code);
};
