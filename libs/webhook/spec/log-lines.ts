import { pino } from 'pino';
import { Logger } from '#platform/logging';

/** A logger whose warnings and errors can be read afterwards. */
export function loggerInto(lines: string[]): Logger {
  return new Logger(pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }));
}
