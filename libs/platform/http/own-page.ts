import type { FastifyRequest } from 'fastify';

const CHANGES_NOTHING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a change was asked for by a page of this site, or by no page at all. A browser names the site by itself (Fetch
 * Metadata, `Sec-Fetch-Site`); over plain HTTP, or an older one, names the origin alone (RFC 6454). One that says neither
 * is no browser, and nobody’s credentials come along by themselves. The same rule as Go’s `CrossOriginProtection`.
 */
export function askedByOwnPage({ method, headers, host }: FastifyRequest): boolean {
  if (CHANGES_NOTHING.includes(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
