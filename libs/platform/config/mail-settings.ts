import { z } from 'zod';

const LOCAL = ['127.0.0.1', 'localhost'];
/** What of a local part (RFC 5321 §4.5.3.1.1: 64) is left beside `+`, 32 digits of a message and 16 of a proof. */
const LONGEST_BOUNCE_NAME = 15;

/** Letters: the server they go out over, and what makes them believed and heard back of. */
export const mailSettings = {
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().default('Trung tâm Phục vụ hành chính công <motcua@saomai.example>'),
  /** The mail server and the mailbox of bounces are reached over a line of their own, and may do without TLS. */
  MAIL_PRIVATE_LINE: z.enum(['yes', 'no']).default('no'),
  /** Signs letters (RFC 6376): domain and selector under which the public key is published, file of the private one (PEM, RSA). */
  DKIM_DOMAIN: z.hostname().optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/)
    .optional(),
  DKIM_KEY_FILE: z.string().min(1).optional(),
  /** Sender of the envelope, to which mail servers report what they could not deliver; `+…` is added to its name. */
  BOUNCE_ADDRESS: z
    .email()
    .refine(
      (address) => address.indexOf('@') <= LONGEST_BOUNCE_NAME,
      'must have at most 15 characters before @',
    )
    .optional(),
  /** The mailbox of that address: imaps://user:password@host, or imap:// for one that starts TLS by itself. */
  BOUNCE_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  /** How often it is read. */
  BOUNCE_SECONDS: z.coerce.number().positive().default(60),
};

interface MailSettings {
  MAIL_FROM: string;
  DKIM_DOMAIN?: string | undefined;
  DKIM_SELECTOR?: string | undefined;
  DKIM_KEY_FILE?: string | undefined;
  BOUNCE_ADDRESS?: string | undefined;
  BOUNCE_URL?: string | undefined;
}

const TOGETHER = [
  { names: ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'], of: 'DKIM' },
  { names: ['BOUNCE_ADDRESS', 'BOUNCE_URL'], of: 'bounces' },
] as const;

/** What is set by half, and a signature that would prove nothing about the sender. */
export function checkMail(config: MailSettings, context: z.RefinementCtx): void {
  for (const { names, of } of TOGETHER) {
    const missing = names.filter((name) => config[name] === undefined);
    if (missing.length === names.length) continue;
    for (const name of missing) {
      context.addIssue({ code: 'custom', path: [name], message: `belongs to the other settings of ${of}` });
    }
  }
  const domain = config.DKIM_DOMAIN?.toLowerCase();
  const sender = /@([^\s@>]+)>?\s*$/.exec(config.MAIL_FROM)?.[1]?.toLowerCase();
  if (domain === undefined || sender === domain || sender?.endsWith(`.${domain}`)) return;
  const message =
    'must be the domain of MAIL_FROM or one above it, or receivers take the signature for a stranger’s';
  context.addIssue({ code: 'custom', path: ['DKIM_DOMAIN'], message });
}

/** Whether a mail server may be spoken to in the clear; any other gets nothing before TLS. */
export function mayGoInPlain(
  { NODE_ENV, MAIL_PRIVATE_LINE }: { NODE_ENV: string; MAIL_PRIVATE_LINE: string },
  address: string,
): boolean {
  if (MAIL_PRIVATE_LINE === 'yes') return true;
  return NODE_ENV !== 'production' && LOCAL.includes(new URL(address).hostname);
}
