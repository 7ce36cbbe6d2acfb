import { z } from 'zod';

const NAMES = ['viettel', 'vnpt', 'smpp'] as const;

/** A gateway this system can speak to. */
export type SmsGatewayName = (typeof NAMES)[number];

const nameOf = (text: string): SmsGatewayName[] => NAMES.filter((name) => name === text.trim());

/** Names by commas. */
const gateways = z
  .string()
  .transform((text) => text.split(',').filter((part) => part.trim() !== ''))
  .refine(
    (parts) => parts.every((part) => nameOf(part).length === 1),
    `must be names among ${NAMES.join(', ')}`,
  )
  .transform((parts) => parts.flatMap(nameOf))
  .refine((names) => new Set(names).size === names.length, 'must name each gateway once');

/** Of wall-clock times in Viet Nam, as `21:00-07:00`: minutes of the day. */
const quietHours = z
  .string()
  .refine((text) => text === 'none' || /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/.test(text), {
    message: 'must be two times of the day, as 21:00-07:00, or none',
  })
  .refine((text) => new Set(text.split('-')).size === 2 || text === 'none', 'must leave some hours')
  .transform((text) => (text === 'none' ? null : hoursOf(text)));

function hoursOf(text: string): { from: number; to: number } {
  const [from = 0, to = 0] = text.split('-').map((time) => {
    const [hours, minutes] = time.split(':').map(Number);
    return (hours ?? 0) * 60 + (minutes ?? 0);
  });
  return { from, to };
}

/** Text messages: which gateways there are, and the account at each. */
export const smsSettings = {
  /** Separated by commas; what goes over each is decided by how they are doing. */
  SMS_GATEWAYS: gateways.refine((names) => names.length > 0, 'must name a gateway').default(['viettel']),
  /** Those reached over a line of their own (leased, or a VPN), which may do without TLS. */
  SMS_PRIVATE_LINES: gateways.default([]),
  /** Calls a second that each bears, of all workers together. */
  SMS_PER_SECOND: z.coerce.number().int().positive().default(100),
  /** When no phone rings, as `21:00-07:00` in Viet Nam; `none` = at no time. */
  SMS_QUIET_HOURS: quietHours.default({ from: 21 * 60, to: 7 * 60 }),
  /** The sender shown on the phone, not digits alone (NĐ 91/2020 Đ.23). VNPT knows it by VNPT_LABEL_ID. */
  SMS_BRANDNAME: z.string().regex(/^(?!\d+$)[A-Za-z0-9._ -]{1,11}$/),
  /** Viettel, bulk SMS over SOAP. */
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_USER: z.string().min(1).optional(),
  SMS_PASSWORD: z.string().min(1).optional(),
  SMS_CPCODE: z.string().min(1).optional(),
  /** VNPT, brandname over JSON; the ids are those of the contract. */
  VNPT_URL: z.url({ protocol: /^https?$/ }).optional(),
  VNPT_API_USER: z.string().min(1).optional(),
  VNPT_API_PASSWORD: z.string().min(1).optional(),
  VNPT_USERNAME: z.string().min(1).optional(),
  VNPT_AGENT_ID: z.string().min(1).optional(),
  VNPT_CONTRACT_ID: z.string().min(1).optional(),
  VNPT_LABEL_ID: z.string().min(1).optional(),
  /** The registered template whose only parameter is the whole text. */
  VNPT_TEMPLATE_ID: z.string().min(1).optional(),
  /** SMPP 3.4: smpp://host:port, or smpps:// over TLS. */
  SMPP_URL: z.url({ protocol: /^smpps?$/ }).optional(),
  /** At most 15 and 8 octets, SMPP 3.4 §4.1.5. */
  SMPP_SYSTEM_ID: z.string().min(1).max(15).optional(),
  SMPP_PASSWORD: z.string().min(1).max(8).optional(),
  SMPP_SYSTEM_TYPE: z.string().max(12).default(''),
  /** How long a connection may be silent before it is asked whether it is still there. */
  SMPP_ENQUIRE_SECONDS: z.coerce.number().positive().default(30),
};

/** What each gateway cannot do without; the address first. */
const OF_GATEWAY = {
  viettel: ['SMS_URL', 'SMS_USER', 'SMS_PASSWORD', 'SMS_CPCODE'],
  vnpt: [
    ...(['VNPT_URL', 'VNPT_API_USER', 'VNPT_API_PASSWORD', 'VNPT_USERNAME', 'VNPT_AGENT_ID'] as const),
    ...(['VNPT_CONTRACT_ID', 'VNPT_LABEL_ID', 'VNPT_TEMPLATE_ID'] as const),
  ],
  smpp: ['SMPP_URL', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD'],
} as const;

type Needed<Gateway extends SmsGatewayName> = (typeof OF_GATEWAY)[Gateway][number];

/** @throws Error for a gateway the deployment does not name, since only of those it is known that nothing is missing. */
export function smsAccount<Gateway extends SmsGatewayName>(
  config: Partial<Record<Needed<Gateway>, string | undefined>>,
  gateway: Gateway,
): Record<Needed<Gateway>, string> {
  const names: readonly Needed<Gateway>[] = OF_GATEWAY[gateway];
  const account = names.map((name) => {
    const value = config[name];
    if (value === undefined) throw new Error(`${name} is not set: SMS_GATEWAYS does not name ${gateway}`);
    return [name, value] as const;
  });
  return Object.fromEntries(account) as Record<Needed<Gateway>, string>;
}

type Checked = Partial<Record<Needed<SmsGatewayName>, string | undefined>> & {
  NODE_ENV: string;
  SMS_GATEWAYS: unknown;
  SMS_PRIVATE_LINES: unknown;
};

/** None where the list itself is wrong, which has been told. */
const named = (list: unknown): SmsGatewayName[] => z.array(z.enum(NAMES)).catch([]).parse(list);

/** What is missing for the gateways that are named, and what would travel for everybody to read. */
export function checkSms(config: Checked, context: z.RefinementCtx): void {
  const privateLines = named(config.SMS_PRIVATE_LINES);
  for (const gateway of named(config.SMS_GATEWAYS)) {
    for (const name of OF_GATEWAY[gateway]) {
      if (config[name] !== undefined) continue;
      const message = `is needed, since SMS_GATEWAYS names ${gateway}`;
      context.addIssue({ code: 'custom', path: [name], message });
    }
    const [address] = OF_GATEWAY[gateway];
    if (privateLines.includes(gateway) || isPrivate(config[address], config.NODE_ENV)) continue;
    const message =
      'must be https or smpps; in plain for this machine, outside production, or where SMS_PRIVATE_LINES names ' +
      gateway;
    context.addIssue({ code: 'custom', path: [address], message });
  }
}

/** What people are told about their dossiers, and the password of the account, are not for the way in between. */
function isPrivate(address: string | undefined, environment: string): boolean {
  if (address === undefined || !URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  if (['https:', 'smpps:'].includes(protocol)) return true;
  return environment !== 'production' && ['127.0.0.1', 'localhost'].includes(hostname);
}
