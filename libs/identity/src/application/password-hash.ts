import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. The library's algorithm is Argon2id. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const PRESENT = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

/** Keyboards write one Vietnamese letter as one sign or as several: the same password, by NIST SP 800-63B-4 3.1.1.2. */
const sameSigns = (password: string): string => password.normalize('NFC');

/** PHC string. Takes some tens of milliseconds, in a thread of its own. */
export const hashPassword = (password: string): Promise<string> => hash(sameSigns(password), PARAMETERS);

export const isPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, sameSigns(password));

/** Made with other parameters than a hash of today. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.startsWith(PRESENT);
