import { createHash, randomBytes } from 'node:crypto';

const TOKEN = /^[\w-]{43}$/;

/** 256 random bits, in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The only form a token is kept in: too long to be guessed, it needs neither salt nor a slow hash. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const looksLikeToken = (text: string): boolean => TOKEN.test(text);
