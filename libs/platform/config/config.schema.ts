import { z } from 'zod';
import { checkMail, mailSettings } from './mail-settings.ts';
import { checkPayment, paymentSettings } from './payment-settings.ts';
import { checkPortal, portalSettings } from './portal-settings.ts';
import { checkSharedPlatform, sharedPlatformSettings } from './shared-platform-settings.ts';
import { checkSignOn, signOnSettings } from './sign-on-settings.ts';
import { checkSms, smsSettings } from './sms-settings.ts';
import { checkZalo, zaloSettings } from './zalo-settings.ts';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const seconds = (fallback: number) => z.coerce.number().positive().default(fallback);
const isKey = (text: string): boolean => Buffer.from(text, 'base64').length === 32;
const key = z.string().refine(isKey, 'must be 32 bytes in base64');
const perMinute = (fallback: number) => z.coerce.number().int().positive().default(fallback);
/** Addresses, or networks as `10.1.0.0/16`, separated by commas. */
const networks = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'must be addresses or networks')));
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const httpUrl = z.url({ protocol: /^https?$/ });

/** Every setting of api and worker. What is missing or wrong is reported together and the process stops. */
export const configSchema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    PORT: port(3000),
    WORKER_PORT: port(3001),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: httpUrl,
    DATABASE_URL: postgresUrl,
    /** Of the owner of the tables, for the setup alone; the owner is DATABASE_URL's login when absent. */
    OWNER_DATABASE_URL: postgresUrl.optional(),
    DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
    /** How long the database counts at one statement of a report before it is stopped. */
    REPORT_STATEMENT_SECONDS: z.coerce.number().positive().max(3_600).default(300),
    /** Where queues live that do not live in Redis; with DATABASE_URL's login when absent, which production refuses. */
    QUEUE_DATABASE_URL: postgresUrl.optional(),
    /** Queues live in PostgreSQL when absent. */
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    /** Local runs only: lets the clock simulator move time forward. */
    CLOCK_FILE: z.string().optional(),
    /** The master keys that wrap data keys; read again while the process runs. */
    MASTER_KEYS_FILE: z.string().min(1),
    /** HMAC key tracking secrets are derived from. */
    TRACKING_KEY: key,
    /** Ed25519 private key that seals of the audit trail are signed with. */
    AUDIT_SIGNING_KEY: key,
    /** Public halves of earlier ones, by commas: what they have signed stays good. */
    AUDIT_EARLIER_KEYS: z
      .string()
      .transform((list) => list.split(','))
      .refine((keys) => keys.every(isKey), 'must be 32 bytes in base64 each')
      .default([]),
    /** File outside the database to which every seal is appended. */
    AUDIT_EXPORT_FILE: z.string().min(1),
    AUDIT_SEAL_SECONDS: seconds(60),
    /** How long an access token is of use before it is refreshed. */
    ACCESS_MINUTES: z.coerce.number().positive().max(15).default(10),
    /** A session nobody uses for this long ends. */
    SESSION_IDLE_MINUTES: z.coerce.number().min(15).max(120).default(30),
    /** Addresses or networks of the proxies in front, whose X-Forwarded-For is believed. */
    TRUSTED_PROXIES: networks,
    /** Port for administration alone; it shares PORT when absent. */
    ADMIN_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    /** Networks administration is admitted from; any when empty. */
    ADMIN_NETWORKS: networks,
    /** Requests a minute, in each process: from one network address, and by one caller who is known. */
    REQUESTS_PER_ADDRESS: perMinute(3_000),
    REQUESTS_PER_CALLER: perMinute(600),
    /** Sign-ins and look-ups by code a minute from one network address. */
    GUESSES_PER_ADDRESS: perMinute(60),
    /** However busy it is, a session ends after this: a working day. */
    SESSION_HOURS: z.coerce.number().positive().max(24).default(10),
    /** Roles whose holders need a second factor, separated by commas; `none` for nobody. */
    SECOND_FACTOR_ROLES: z
      .string()
      .default('agency-leader,administrator')
      .transform((list) => (list === 'none' ? [] : list.split(',').map((role) => role.trim()))),
    /** When administration may change anything without the emergency door: in working hours, or `always`. */
    ADMINISTRATION_HOURS: z.enum(['working-calendar', 'always']).default('working-calendar'),
    /** Up to this sum, in đồng, the desk itself applies an exemption; above it a unit head or leader decides. */
    FEE_EXEMPTION_AT_DESK: z.coerce.number().int().min(0).max(1_000_000_000).default(200_000),
    ...paymentSettings,
    ...mailSettings,
    ...smsSettings,
    ...zaloSettings,
    ...sharedPlatformSettings,
    /** Private networks whose systems may be told by webhooks; all others must be reached over public addresses. */
    WEBHOOK_NETWORKS: networks,
    ...portalSettings,
    ...signOnSettings,
    /** Where the bytes of documents are: in a folder all processes share, or in an S3-compatible store. */
    DOCUMENTS_STORE: z.enum(['filesystem', 's3']).default('filesystem'),
    DOCUMENTS_FOLDER: z.string().min(1).optional(),
    /** Of a store of one's own; Amazon's when absent. */
    S3_ENDPOINT: httpUrl.optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_BUCKET: z.string().min(1).optional(),
    S3_ACCESS_KEY: z.string().min(1).optional(),
    S3_SECRET_KEY: z.string().min(1).optional(),
    /** HMAC key that links to download by are signed with. */
    DOCUMENT_LINK_KEY: key,
    /** Megabytes of a file, and of all files of a dossier. */
    DOCUMENT_MB: z.coerce.number().int().min(1).max(512).default(50),
    DOCUMENT_DOSSIER_MB: z.coerce.number().int().min(1).default(1_000),
    /** Versions of one paper, and files of a dossier. */
    DOCUMENT_VERSIONS: z.coerce.number().int().min(1).max(1_000).default(20),
    DOCUMENT_FILES: z.coerce.number().int().min(1).max(10_000).default(200),
    /** An upload nobody goes on with for this long is given up. */
    DOCUMENT_UPLOAD_HOURS: z.coerce.number().positive().default(24),
    /** clamd, the virus scanner; its StreamMaxLength must not be below DOCUMENT_MB. */
    CLAMD_URL: z.url({ protocol: /^tcp$/ }),
    /** Folder of root certificates that signatures of documents are trusted by; none is trusted when absent. */
    TRUSTED_ROOTS_FOLDER: z.string().min(1).optional(),
    /** How long a call to a gateway or to the portal may take. */
    CALL_TIMEOUT_SECONDS: seconds(30),
    /** First wait after a failed call; doubles up to the longest. */
    RETRY_SECONDS: seconds(5),
    RETRY_LONGEST_SECONDS: seconds(300),
    /** The same text to the same recipient is not sent again within so many minutes; 0 = it is. */
    SAID_ALREADY_MINUTES: z.coerce.number().int().min(0).max(1_440).default(30),
    /** How often outbox and overdue scans look by themselves, besides being woken. */
    RELAY_SECONDS: seconds(0.25),
    SWEEP_SECONDS: seconds(15),
    /** A message or publication untouched for this long has lost its job and is queued again. */
    STALE_SECONDS: seconds(600),
    OVERDUE_SCAN_SECONDS: seconds(30),
    /** Fictional province a fresh database starts with; its accounts share a published password. */
    SEED: z.enum(['none', 'two-tier', 'three-tier']).default('none'),
    /** Supplement clock: NĐ 61/2018 Đ.19.4 restarts the limit in full; some provinces prolong it by the suspended time. */
    SUPPLEMENT_POLICY: z.enum(['restart', 'prolong']).default('restart'),
    /** A working day as so many working minutes, or as a whole day after the day of receipt. */
    DEADLINE_COUNTING: z.enum(['working-minutes', 'whole-days']).default('working-minutes'),
    /** What a finish is held against: the due date, as official reports do, or the due instant. */
    LATENESS_COMPARISON: z.enum(['by-date', 'by-instant']).default('by-date'),
  })
  .superRefine(
    (config, context) => {
      refuseInProduction(config, context);
      checkSignOn(config, context);
      checkPayment(config, context);
      checkSms(config, context);
      checkZalo(config, context);
      checkPortal(config, context);
      checkSharedPlatform(config, context);
      checkMail(config, context);
      checkDocumentsStore(config, context);
      if (config.RETRY_LONGEST_SECONDS >= config.STALE_SECONDS) {
        context.addIssue({
          code: 'custom',
          path: ['STALE_SECONDS'],
          message: 'must exceed RETRY_LONGEST_SECONDS, or waiting jobs would be queued twice',
        });
      }
    },
    // What does not go together is told beside what is wrong by itself.
    { when: () => true },
  );

interface ProductionSettings {
  NODE_ENV: string;
  CLOCK_FILE?: string | undefined;
  SEED: string;
  ADMINISTRATION_HOURS: string;
  SECOND_FACTOR_ROLES: readonly string[];
  REDIS_URL?: string | undefined;
  QUEUE_DATABASE_URL?: string | undefined;
  DATABASE_URL: string;
}

const loginOf = (address: string | undefined): string | undefined =>
  address !== undefined && URL.canParse(address) ? new URL(address).username : undefined;

/** The queues' login may make schemas, which the application's must not. */
const ofAnotherLogin = ({
  QUEUE_DATABASE_URL: queues,
  DATABASE_URL: application,
}: ProductionSettings): boolean => queues !== undefined && loginOf(queues) !== loginOf(application);

/** What is for local runs and tests alone. */
function refuseInProduction(config: ProductionSettings, context: z.RefinementCtx): void {
  if (config.NODE_ENV !== 'production') return;
  const faults = [
    {
      path: 'CLOCK_FILE',
      refused: config.CLOCK_FILE !== undefined && config.CLOCK_FILE !== '',
      message: 'a movable clock is refused in production',
    },
    { path: 'SEED', refused: config.SEED !== 'none', message: 'demo accounts are refused in production' },
    {
      path: 'ADMINISTRATION_HOURS',
      refused: config.ADMINISTRATION_HOURS === 'always',
      message: 'administration at all hours is refused in production',
    },
    {
      path: 'SECOND_FACTOR_ROLES',
      refused: config.SECOND_FACTOR_ROLES.length === 0,
      message: 'leaders and administrators without a second factor are refused in production',
    },
    {
      path: 'QUEUE_DATABASE_URL',
      refused: !config.REDIS_URL && !ofAnotherLogin(config),
      message: 'queues need REDIS_URL, or a login of their own',
    },
  ];
  for (const { path, refused, message } of faults) {
    if (refused) context.addIssue({ code: 'custom', path: [path], message });
  }
}

/** The settings each kind of store cannot do without. */
const OF_STORE = {
  filesystem: ['DOCUMENTS_FOLDER'],
  s3: ['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'],
} as const;

interface StoreSettings {
  DOCUMENTS_STORE: keyof typeof OF_STORE;
  DOCUMENTS_FOLDER?: string | undefined;
  S3_BUCKET?: string | undefined;
  S3_ACCESS_KEY?: string | undefined;
  S3_SECRET_KEY?: string | undefined;
}

function checkDocumentsStore(config: StoreSettings, context: z.RefinementCtx): void {
  for (const name of OF_STORE[config.DOCUMENTS_STORE]) {
    if (config[name] !== undefined) continue;
    const message = `is needed where documents are kept in ${config.DOCUMENTS_STORE}`;
    context.addIssue({ code: 'custom', path: [name], message });
  }
}

export type Config = Readonly<z.infer<typeof configSchema>>;
