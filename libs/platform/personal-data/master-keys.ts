import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '#platform/config';

const key = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) context.addIssue({ code: 'custom', message: 'must be 32 bytes in base64' });
  return bytes;
});

const masterKeysSchema = z
  .strictObject({
    /** Name of the key that data keys are wrapped with from now on. */
    current: z.string(),
    keys: z.record(z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/), key),
  })
  .refine(({ current, keys }) => current in keys, { path: ['current'], message: 'is not among the keys' });

/** The keys that wrap data keys, by name. They never enter the database. */
export interface MasterKeyRing {
  current: string;
  /** @throws when the file no longer holds it */
  byName(name: string): Buffer;
}

/**
 * The file of master keys. It is read again whenever data keys are, so that a new master key takes no restart and a value
 * never lingers in a process's environment, where children and crash reports would inherit it.
 */
@Injectable()
export class MasterKeys {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws when the file is missing or damaged; never quotes from it */
  async read(): Promise<MasterKeyRing> {
    const file = this.config.MASTER_KEYS_FILE;
    const parsed = masterKeysSchema.safeParse(parseJson(await readFile(file, 'utf8')));
    if (!parsed.success) throw new Error(`${file}:\n${z.prettifyError(parsed.error)}`);
    const { current, keys } = parsed.data;
    const byName = new Map(Object.entries(keys));
    return {
      current,
      byName: (name) => {
        const found = byName.get(name);
        if (!found) throw new Error(`the master key ${name} is not in ${file}`);
        return found;
      },
    };
  }
}

/** The parser's own message would quote the text around a fault: part of a key. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
