export type SmsEncoding = 'gsm-7' | 'ucs-2';

/** How a text travels by SMS. */
export interface SmsSegments {
  encoding: SmsEncoding;
  /** Septets of GSM-7, or 16-bit units of UCS-2; without the headers of parts. */
  units: number;
  /** The text as the network cuts it; what it costs is their number. An empty text is one empty part. */
  parts: readonly string[];
}

/** Default alphabet, 3GPP TS 23.038 §6.2.1, without the escape itself. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension, §6.2.1.1: each is written with an escape in front. */
const EXTENSION = new Set('\f^{}\\[~]|€');

/** Units of one message, and of each part of several: six octets of those go to the header (TS 23.040 §9.2.3.24.1). */
const ROOM: Record<SmsEncoding, { alone: number; part: number }> = {
  'gsm-7': { alone: 160, part: 153 },
  'ucs-2': { alone: 70, part: 67 },
};

/** The text goes out in GSM-7 when that can write all of it, else in UCS-2. */
export const encodingOf = (text: string): SmsEncoding =>
  Array.from(text).every((sign) => BASIC.has(sign) || EXTENSION.has(sign)) ? 'gsm-7' : 'ucs-2';

/** Counts and cuts a text. No part ends within an extension character or a surrogate pair. */
export function segmentsOf(text: string): SmsSegments {
  const encoding = encodingOf(text);
  const { alone, part } = ROOM[encoding];
  const sizeOf = (sign: string): number => (encoding === 'ucs-2' ? sign.length : EXTENSION.has(sign) ? 2 : 1);
  const signs = Array.from(text);
  const units = signs.reduce((sum, sign) => sum + sizeOf(sign), 0);
  if (units <= alone) return { encoding, units, parts: [text] };
  const parts: string[] = [];
  let [written, used] = ['', 0];
  for (const sign of signs) {
    const size = sizeOf(sign);
    if (used + size > part) {
      parts.push(written);
      [written, used] = ['', 0];
    }
    written += sign;
    used += size;
  }
  return { encoding, units, parts: [...parts, written] };
}
