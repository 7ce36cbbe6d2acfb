import { demoAccounts, type Simulators, startSimulators } from '#simulators';
import { FakeClock, silentLogger, testConfig } from '#testing';
import { AccessTokens } from '../src/adapters/access-tokens.ts';
import { NationalCivilStatus } from '../src/adapters/national.civil-status.ts';
import { NationalPopulation } from '../src/adapters/national.population.ts';
import { NationalStore } from '../src/adapters/national.store.ts';
import { PlatformClient } from '../src/adapters/platform-client.ts';

const { key, secret, code, storePath, populationPath, civilStatusPath } = demoAccounts.sharedPlatform;

/** The settings by which a simulated platform is reached. */
export const platformSettings = (url: string): Record<string, string> => ({
  ...{ SHARED_PLATFORM_URL: `${url}/lgsp`, SHARED_PLATFORM_KEY: key, SHARED_PLATFORM_SECRET: secret },
  ...{ PERSONAL_STORE_PATH: storePath, POPULATION_PATH: populationPath, POPULATION_CODE: code },
  CIVIL_STATUS_PATH: civilStatusPath,
});

/** The adapters in front of some platform. */
export function adaptersTo(settings: Record<string, string>) {
  const clock = new FakeClock();
  const config = testConfig({ ...settings, DOCUMENT_MB: '1', CALL_TIMEOUT_SECONDS: '1' });
  const tokens = new AccessTokens(config, clock, silentLogger());
  const client = new PlatformClient(config, tokens, silentLogger());
  return {
    clock,
    store: new NationalStore(config, client),
    population: new NationalPopulation(config, client),
    civil: new NationalCivilStatus(config, client),
  };
}

/** The adapters in front of simulators of their own. */
export async function reachedPlatform(
  overrides: Record<string, string> = {},
): Promise<{ simulators: Simulators } & ReturnType<typeof adaptersTo>> {
  const simulators = await startSimulators({ port: 0, smtpPort: 0 });
  return { simulators, ...adaptersTo({ ...platformSettings(simulators.url), ...overrides }) };
}
