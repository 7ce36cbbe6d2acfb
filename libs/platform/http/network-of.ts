import { isIPv6 } from 'node:net';

/** Groups of an IPv6 address that name a network; the others its holder chooses. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/** What stands for whoever calls from an address: itself, or of IPv6 the /64, all of which one household has. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const left = Array<string>(Math.max(GROUPS - groups.length - after.length, 0)).fill('0');
  const whole = [...groups, ...(tail === undefined ? [] : left), ...after];
  return `${whole
    .slice(0, NETWORK_GROUPS)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
