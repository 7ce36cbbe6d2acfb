import { Injectable, type LoggerService } from '@nestjs/common';
import { type Logger as Pino, pino } from 'pino';
import { correlation } from './correlation.ts';

/** Fields that never reach a log line, whatever object they hang on. */
const REDACTED = ['password', 'secret', 'token', 'authorization', 'identityNumber', 'phone', 'email'];

/** The process's structured logger: JSON lines, UTC times, the correlation id on every line, no personal data. */
export const createPino = (process: string, level: string): Pino =>
  pino({
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: withoutValues },
    redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    mixin: () => {
      const correlationId = correlation.peek();
      return correlationId ? { correlationId } : {};
    },
  });

/** What a database error says besides its words repeats the values of the statement. */
const VALUES = ['parameters', 'query', 'detail', 'where', 'internalQuery', 'driverError'];

const withoutValues = (error: Error): object =>
  Object.fromEntries(
    Object.entries(pino.stdSerializers.err(error)).filter(([field]) => !VALUES.includes(field)),
  );

/** A request by what it was matched to, never by its address, which has codes and secrets in it. */
export interface AnsweredRequest {
  method: string;
  route: string | undefined;
  status: number;
  ms: number;
}

/** What modules log through; also speaks Nest's own logger interface. */
@Injectable()
export class Logger implements LoggerService {
  private readonly unsearched: Pino;

  constructor(private readonly sink: Pino) {
    this.unsearched = sink.child({}, { redact: [] });
  }

  /** A request that was answered. Nothing of it can be personal, so it is not searched for what is, each time. */
  answered(fields: AnsweredRequest): void {
    this.unsearched.info(fields, 'request');
  }

  info(message: string, fields: Record<string, unknown> = {}): void {
    this.sink.info(fields, message);
  }

  warn(message: string, fields?: unknown): void {
    this.sink.warn(asFields(fields), message);
  }

  error(message: string, fields?: unknown): void {
    this.sink.error(asFields(fields), message);
  }

  log(message: unknown, context?: unknown): void {
    this.sink.debug(asFields(context), String(message));
  }

  debug(message: unknown, context?: unknown): void {
    this.sink.debug(asFields(context), String(message));
  }

  fatal(message: unknown, context?: unknown): void {
    this.sink.fatal(asFields(context), String(message));
  }
}

function asFields(given: unknown): Record<string, unknown> {
  if (given instanceof Error) return { err: given };
  if (typeof given === 'object' && given !== null) return { ...given };
  return given === undefined ? {} : { context: given };
}
