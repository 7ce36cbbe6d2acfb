import { Secret } from 'otpauth';

/** So many random bytes as a person can type them: base32 in groups of four, without 0, 1, 8 and 9. */
export const readableSecret = (bytes: number): string =>
  new Secret({ size: bytes }).base32
    .toLowerCase()
    .match(/.{1,4}/g)
    ?.join('-') ?? '';

/** As it was typed, without what does not count. */
export const typedSecret = (text: string): string => text.toLowerCase().replace(/[^a-z2-7]/g, '');
