import { randomBytes } from 'node:crypto';
import type { Place } from '#platform/personal-data';

/** Standard Webhooks 1.0: 24 to 64 bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export const secretPlace = (id: string): Place => ({ column: 'webhook.subscription.secret_sealed', row: id });

export const formerPlace = (id: string): Place => ({ column: 'webhook.subscription.former_sealed', row: id });
