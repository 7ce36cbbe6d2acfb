/** A signature of a PDF by the places it names (ISO 32000-2, 12.8.1). */
export interface EmbeddedSignature {
  /** CMS in DER, padded with zeros; null = the places make no sense. */
  cms: Buffer | null;
  /** The bytes it speaks of: everything around it. */
  signed: Buffer;
  coversFile: boolean;
  /** What its dictionary says, /M; null = nothing. */
  saidAt: Date | null;
}

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g;
/** No signed paper has more; each is work, and as much memory as the file: they are had one by one. */
const MOST = 20;

/**
 * Finds every signature by its byte range. What is signed must be all of the file up to some place, save the signature
 * itself, which fills the gap to the last byte: otherwise anything could be put into the gap (CVE-2018-16042).
 */
export function* embeddedSignatures(pdf: Buffer): Generator<EmbeddedSignature> {
  const text = pdf.toString('latin1');
  let number = 0;
  for (const match of text.matchAll(BYTE_RANGE)) {
    number += 1;
    if (number > MOST) return;
    const [start = 0, before = 0, after = 0, rest = 0] = match.slice(1).map(Number);
    const end = after + rest;
    const gap = text.slice(before, after);
    const sound = start === 0 && before < after && end <= pdf.length && /^<[0-9A-Fa-f]+>$/.test(gap);
    yield {
      cms: sound ? Buffer.from(gap.slice(1, -1), 'hex') : null,
      signed: Buffer.concat([pdf.subarray(0, before), pdf.subarray(after, end)]),
      coversFile: sound && end === pdf.length,
      saidAt: momentIn(dictionaryAround(text, match.index, gap)),
    };
  }
}

function dictionaryAround(text: string, at: number, gap: string): string {
  const end = text.indexOf('endobj', at);
  return text.slice(text.lastIndexOf('obj', at), end < 0 ? undefined : end).replace(gap, '');
}

/** A date as PDF writes it, `D:20260303090000+07'00'`; without a zone it is taken for Viet Nam's. */
function momentIn(dictionary: string): Date | null {
  const [, year, month, day, hour, minute, second, zone] =
    /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'?\d\d)?/.exec(dictionary) ?? [];
  if (!year) return null;
  const offset = zone?.replace("'", '').replace(/(\d\d)$/, ':$1') ?? '+07:00';
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
