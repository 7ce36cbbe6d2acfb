import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** Somebody as the population database tells them; never to be kept or logged. */
export interface ToldPerson {
  number: string;
  /** Empty = not told. */
  name: string;
  /** Day or year of birth in some form; empty = not told. */
  born: string;
}

const parser = new XMLParser({
  ...{ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false, trimValues: true },
  isArray: (name) => name === 'CongDan',
});

/** Text, or what its elements say one after the other. */
const told: z.ZodType<string> = z.lazy(() =>
  z.union([
    z.string(),
    z.record(z.string(), told).transform((parts) => Object.values(parts).join(' ').trim()),
  ]),
);
const optional = told.optional().transform((said) => said ?? '');

const person = z.object({ SoDinhDanh: told, HoVaTen: optional, NgayThangNamSinh: optional });
/** Without anybody the collection is an empty text. */
const collection = z.union([
  z.literal('').transform(() => []),
  z.object({ CongDan: z.array(person).default([]) }).transform(({ CongDan }) => CongDan),
]);

/** @returns undefined when it is not an answer of the look-up */
export function readPeople(xml: string): ToldPerson[] | undefined {
  // A document that brings definitions of its own is nobody's answer.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return undefined;
  const found = collectionIn(xml);
  const read = found === undefined ? undefined : collection.safeParse(found);
  return read?.success
    ? read.data.map(({ SoDinhDanh, HoVaTen, NgayThangNamSinh }) => ({
        ...{ number: SoDinhDanh, name: HoVaTen, born: NgayThangNamSinh },
      }))
    : undefined;
}

/** The collection, by itself or in an envelope of SOAP. */
function collectionIn(xml: string): unknown {
  let document: unknown;
  try {
    document = parser.parse(xml, true);
  } catch {
    return undefined;
  }
  for (let level = [document]; level.length > 0;) {
    const elements = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.entries(one) : [],
    );
    const hit = elements.find(([name]) => name === 'CongdanCollection');
    if (hit) return hit[1];
    level = elements.map(([, content]) => content as unknown);
  }
  return undefined;
}
