import { z } from 'zod';

/** The shared platform of the province (LGSP): the first three, or none and nothing is asked over it. */
export const sharedPlatformSettings = {
  /** Address of its gateway; `/token` and the services lie below it. */
  SHARED_PLATFORM_URL: z.url({ protocol: /^https?$/ }).optional(),
  SHARED_PLATFORM_KEY: z.string().min(1).optional(),
  SHARED_PLATFORM_SECRET: z.string().min(1).optional(),
  /** Where the personal document store lies there; it is not asked when absent. */
  PERSONAL_STORE_PATH: z.string().startsWith('/').optional(),
  /** Codes of results that are put into it, with commas between them, or `all`; none when absent. */
  PERSONAL_STORE_RESULTS: z
    .string()
    .regex(/^(all|[\w.-]+(, *[\w.-]+)*)$/)
    .optional(),
  /** Where the population look-up lies there, and the code this system is known by to it; both, or it is not asked. */
  POPULATION_PATH: z.string().startsWith('/').optional(),
  POPULATION_CODE: z.string().min(1).optional(),
  /** Where the ministry's civil-status system lies there; nothing is fetched from it when absent. */
  CIVIL_STATUS_PATH: z.string().startsWith('/').optional(),
};

const ACCESS = ['SHARED_PLATFORM_URL', 'SHARED_PLATFORM_KEY', 'SHARED_PLATFORM_SECRET'] as const;
type Names = keyof typeof sharedPlatformSettings;
type Checked = Partial<Record<Names, string | undefined>>;

/** How the platform is reached. */
export interface PlatformAccess {
  url: string;
  key: string;
  secret: string;
}

/** Undefined = there is no shared platform. */
export function platformAccess(config: Checked): PlatformAccess | undefined {
  const { SHARED_PLATFORM_URL: url, SHARED_PLATFORM_KEY: key, SHARED_PLATFORM_SECRET: secret } = config;
  return url && key && secret ? { url: url.replace(/\/+$/, ''), key, secret } : undefined;
}

/** What is missing where a part is there, and what would travel for everybody to read. */
export function checkSharedPlatform(config: Checked & { NODE_ENV: string }, context: z.RefinementCtx): void {
  const refuse = (name: Names, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  const services = ['PERSONAL_STORE_PATH', 'PERSONAL_STORE_RESULTS', 'POPULATION_PATH'] as const;
  const wanted = [...ACCESS, ...services, 'CIVIL_STATUS_PATH' as const].some(
    (name) => config[name] !== undefined,
  );
  for (const name of wanted ? ACCESS.filter((one) => config[one] === undefined) : []) {
    refuse(name, 'belongs to the other settings of the shared platform');
  }
  if (config.PERSONAL_STORE_RESULTS !== undefined && config.PERSONAL_STORE_PATH === undefined) {
    refuse('PERSONAL_STORE_PATH', 'is needed where results are to be put into the store');
  }
  if ((config.POPULATION_PATH === undefined) !== (config.POPULATION_CODE === undefined)) {
    const missing = config.POPULATION_PATH === undefined ? 'POPULATION_PATH' : 'POPULATION_CODE';
    refuse(missing, 'belongs to the other setting of the population look-up');
  }
  if (!isPrivate(config.SHARED_PLATFORM_URL, config.NODE_ENV)) {
    refuse('SHARED_PLATFORM_URL', 'must be https; plain http is for this machine, outside production');
  }
}

function isPrivate(address: string | undefined, environment: string): boolean {
  if (address === undefined || !URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' || (environment !== 'production' && ['127.0.0.1', 'localhost'].includes(hostname))
  );
}
