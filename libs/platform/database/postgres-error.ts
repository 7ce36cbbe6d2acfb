/** What code may decide on: SQLSTATE or a code of the network, the violated constraint, the driver's own words. */
interface DriverError {
  code?: unknown;
  constraint?: string;
  message?: string;
}

/** Shutting down, out of resources, in each other's way (SQLSTATE), or not reachable (network). */
const UNAVAILABLE = /^(08|57P|53|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)/;
/** The driver gives no code to a connection that broke or did not come about in time. */
const DISCONNECTED =
  /^(Connection terminated|timeout (exceeded|expired)|Client (has encountered a connection error|was closed))/;

const driverError = (error: unknown): DriverError =>
  (error as { driverError?: DriverError } | null | undefined)?.driverError ?? error ?? {};

/** Whether a statement failed because it would have broken this unique constraint or index. */
export const violatesUnique = (error: unknown, constraint: string): boolean => {
  const fault = driverError(error);
  return fault.code === '23505' && fault.constraint === constraint;
};

/** Whether the database could not serve at all, or asked for the work to be tried again later. */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  const { code, message = '' } = driverError(error);
  return typeof code === 'string' ? UNAVAILABLE.test(code) : DISCONNECTED.test(message);
};

/** Whether the server stopped a statement before it was done: it ran into its limit, or somebody had it cancelled. */
export const wasStopped = (error: unknown): boolean => driverError(error).code === '57014';
