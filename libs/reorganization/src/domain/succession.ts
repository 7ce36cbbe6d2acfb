import type { EndingAgency, Note } from './effect.ts';
import { type Ending, endings } from './reorganization.ts';
import type { PlacedAgency, Structure } from './structure.ts';

export interface Rewrite {
  readonly agency: string;
  readonly functions: readonly string[];
  readonly serves: readonly string[];
}

/** Codes in which the successors stand for agencies that end, each once. */
export function succeeded(codes: readonly string[], ending: readonly EndingAgency[]): string[] {
  const heirs = new Map(ending.map(({ agency, parts }) => [agency, parts.map(({ to }) => to)]));
  return [...new Set(codes.flatMap((code) => heirs.get(code) ?? [code]))];
}

/**
 * What agencies are asked for and whom they serve afterwards: functions go to the successors, and who served an agency that
 * ends serves its successor, unless another agency does so already.
 */
export function succession(
  plan: Ending,
  structure: Structure,
  ending: readonly EndingAgency[],
): { rewrites: Rewrite[]; notes: Note[] } {
  const inherited = inheriting(plan, structure);
  const over = new Set(ending.map(({ agency }) => agency));
  const rewrites: Rewrite[] = [];
  const notes: Note[] = [];
  const staying = [...structure.agencies.values()].filter(({ code, inForce }) => inForce && !over.has(code));
  const served = new Set(staying.flatMap((agency) => servedBy(agency)));
  for (const agency of staying) {
    const heir = inherited.get(agency.code) ?? agency;
    const { serves, twice } = servedNow(heir, ending, served);
    if (twice.length > 0) notes.push(servedByAnother(agency, twice));
    if (!same(heir.functions, agency.functions) || !same(serves, agency.serves)) {
      rewrites.push({ agency: agency.code, functions: heir.functions, serves });
    }
  }
  return { rewrites, notes };
}

type Asked = Pick<PlacedAgency, 'functions' | 'serves'>;

/** Successors with what they take over. */
function inheriting(plan: Ending, structure: Structure): Map<string, Asked> {
  const heirs = new Map<string, Asked>();
  const give = (code: string, functions: readonly string[], serves: readonly string[]): void => {
    const heir = heirs.get(code) ?? structure.agencies.get(code);
    if (!heir || functions.length === 0) return;
    heirs.set(code, {
      functions: [...new Set([...heir.functions, ...functions])],
      serves: heir.functions.length === 0 ? serves : together(heir.serves, serves),
    });
  };
  for (const { agency, parts } of endings(plan)) {
    const { functions, serves } = structure.agencies.get(agency) ?? { functions: [], serves: [] };
    const named = parts.flatMap((part) => part.functions);
    for (const [place, part] of parts.entries()) {
      const rest = place === parts.length - 1 ? functions.filter((one) => !named.includes(one)) : [];
      give(part.successor, [...functions.filter((one) => part.functions.includes(one)), ...rest], serves);
    }
  }
  return heirs;
}

/** None served by name = the whole province. */
const together = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.length === 0 || others.length === 0 ? [] : [...new Set([...some, ...others])];

const servedBy = ({ functions, serves }: Asked): string[] =>
  functions.flatMap((one) => serves.map((code) => `${one} ${code}`));

/** Whoever comes later in the order of the codes does not serve whom another serves already. */
function servedNow(
  heir: Asked,
  ending: readonly EndingAgency[],
  served: Set<string>,
): { serves: readonly string[]; twice: string[] } {
  const own = new Set(heir.serves);
  const twice: string[] = [];
  const serves = new Set<string>();
  for (const code of heir.serves) {
    for (const now of succeeded([code], ending)) {
      const others = !own.has(now) && heir.functions.some((one) => served.has(`${one} ${now}`));
      if (others) twice.push(now);
      else serves.add(now);
    }
  }
  for (const one of heir.functions) for (const code of serves) served.add(`${one} ${code}`);
  // Serving nobody by name would be serving the whole province.
  return { serves: serves.size === 0 && heir.serves.length > 0 ? heir.serves : [...serves], twice };
}

const servedByAnother = ({ code, name }: PlacedAgency, twice: readonly string[]): Note => ({
  ...{ code: 'served-by-another', agency: code },
  vi: `${twice.join(', ')} đã có cơ quan khác phụ trách; ${name} chỉ giải quyết tiếp việc đang mở.`,
  en: `${twice.join(', ')} is served by another agency already; ${name} only finishes what is open.`,
});

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));
