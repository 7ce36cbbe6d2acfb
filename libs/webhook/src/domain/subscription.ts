export const STATES = ['active', 'paused', 'ended'] as const;
export type SubscriptionState = (typeof STATES)[number];

/** Why nothing is sent, in words for administrators. Codes are kept with subscriptions and never change. */
export const PAUSED_BECAUSE = {
  failing: {
    vi: 'Bên nhận không nhận được trong 72 giờ',
    en: 'The receiver took nothing for 72 hours',
  },
  gone: { vi: 'Bên nhận báo địa chỉ không còn dùng', en: 'The receiver says that the address is gone' },
  administrator: { vi: 'Quản trị tạm dừng', en: 'Paused by an administrator' },
} as const satisfies Record<string, { vi: string; en: string }>;

export type PausedBecause = keyof typeof PAUSED_BECAUSE;

/**
 * Whether an address may be subscribed to: https, by a name, since an address in numbers says nothing about whose it is. Plain
 * http is for this machine outside production.
 */
export function mayBeEndpoint(address: string, environment: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username !== '' || password !== '' || hash !== '') return false;
  const isHere = ['127.0.0.1', 'localhost'].includes(hostname);
  if (environment !== 'production' && isHere) return protocol === 'http:' || protocol === 'https:';
  const isName = /[a-z]$/i.test(hostname) && hostname.includes('.');
  return protocol === 'https:' && isName;
}
