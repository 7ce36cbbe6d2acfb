import { z } from 'zod';

/** The payment platform: all of them, or none and nothing is paid online. */
export const paymentSettings = {
  PAYMENT_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Code of this system at the platform, and the secret its messages are signed with. */
  PAYMENT_PARTNER: z.string().min(1).optional(),
  PAYMENT_SECRET: z.string().min(1).optional(),
  /** Where the money goes: number of the account, code of the bank, name of the holder. */
  PAYMENT_ACCOUNT: z.string().min(1).optional(),
  PAYMENT_BANK: z.string().min(1).optional(),
  PAYMENT_ACCOUNT_NAME: z.string().min(1).optional(),
};

type Names = keyof typeof paymentSettings;

/** What is missing of the settings, where some are there. */
export function checkPayment(
  config: Partial<Record<Names, string | undefined>>,
  context: z.RefinementCtx,
): void {
  const names = Object.keys(paymentSettings) as Names[];
  const missing = names.filter((name) => config[name] === undefined);
  if (missing.length === names.length) return;
  for (const name of missing) {
    const message = 'belongs to the other settings of the payment platform';
    context.addIssue({ code: 'custom', path: [name], message });
  }
}
