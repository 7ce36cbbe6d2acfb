import { type Config, configSchema } from './config.schema.ts';

/** Thrown at start; its message lists every fault of the configuration, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses the environment once. @throws ConfigError naming every missing or wrong setting. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(present);
  if (parsed.success) return Object.freeze(parsed.data);
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The configuration is wrong:\n${faults.join('\n')}`);
}
