/** `mck_` lets scanners for secrets find one that was published by mistake; the id is no secret. */
const KEY = /^mck_([0-9a-f]{12})_([\w-]{43})$/;

export interface ServiceKey {
  id: string;
  /** 256 random bits in base64url. */
  secret: string;
}

export const writeServiceKey = ({ id, secret }: ServiceKey): string => `mck_${id}_${secret}`;

/** Undefined when the text is no key at all. */
export function readServiceKey(text: string): ServiceKey | undefined {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}
