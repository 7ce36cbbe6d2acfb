import { z } from 'zod';

const port = (standard: number) => z.coerce.number().int().min(0).max(65_535).default(standard);
const path = z.string().min(1).optional();

const settingsSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  SIMULATORS_PORT: port(3002),
  SIMULATED_SMTP_PORT: port(3025),
  SIMULATED_IMAP_PORT: port(3143),
  SIMULATED_CLAMD_PORT: port(3310),
  SIMULATED_SMPP_PORT: port(2775),
  /** How long after a message over SMPP its receipt comes. */
  SIMULATED_SMPP_RECEIPT_SECONDS: z.coerce.number().min(0).default(5),
  /** Folder of the ledgers; nothing survives a restart when absent. */
  SIMULATORS_DATA: path,
  /** Where the clock's offset is kept for the other processes. */
  CLOCK_FILE: path,
  /** Where people come back to from signing on, and the payment platform calls back. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;

/** Reads the settings of this process. An empty value counts as absent. @throws Error naming every wrong one. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(present);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new Error(`The settings of the simulators are wrong:\n${z.prettifyError(parsed.error)}`);
}
