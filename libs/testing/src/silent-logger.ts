import { pino } from 'pino';
import { Logger } from '#platform/logging';

/** A logger that says nothing. */
export const silentLogger = (): Logger => new Logger(pino({ level: 'silent' }));
