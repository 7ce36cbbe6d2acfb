import { z } from 'zod';

const port = (standard: number) => z.coerce.number().int().min(1).max(65_535).default(standard);

const settingsSchema = z
  .object({
    PORT: port(3000),
    SIMULATORS_PORT: port(3002),
    /** Address of the API when it is not on this machine. */
    API_URL: z.url({ protocol: /^https?$/ }).optional(),
  })
  .transform(({ PORT, SIMULATORS_PORT, API_URL }) => ({
    apiUrl: API_URL ?? `http://127.0.0.1:${PORT}`,
    simulatorsUrl: `http://127.0.0.1:${SIMULATORS_PORT}`,
  }));

/** Where the running system is. */
export type Settings = Readonly<z.output<typeof settingsSchema>>;

/** Reads the settings of this process. An empty value counts as absent. @throws Error naming every wrong one. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(present);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new Error(`The settings of the demo are wrong:\n${z.prettifyError(parsed.error)}`);
}
