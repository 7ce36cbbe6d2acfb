import { createHash, randomBytes } from 'node:crypto';

const TOKEN = /^[\w-]{43}$/;
/** Told from an officer's at sight, by the guard and by scanners for secrets. */
const CITIZEN_TOKEN = /^mcc_[\w-]{43}$/;

/** 256 random bits, in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The same for a citizen's session. */
export const newCitizenToken = (): string => `mcc_${newToken()}`;

/** The only form a token is kept in: too long to be guessed, it needs neither salt nor a slow hash. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const looksLikeToken = (text: string): boolean => TOKEN.test(text);

export const looksLikeCitizenToken = (text: string): boolean => CITIZEN_TOKEN.test(text);
