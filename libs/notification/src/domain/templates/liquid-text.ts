import { IfTag, Liquid, LiquidError, Output, type Template, type Token, type Value } from 'liquidjs';
import type { Values } from './placeholders.ts';

/** Longest text that is read, in characters. */
export const LONGEST_TEXT = 4000;

/**
 * Filling in is limited in milliseconds on the wall, of which a busy machine takes many: there is nothing in a text to loop over,
 * so it ends only what nobody foresaw.
 */
const LIMITS = { parseLimit: LONGEST_TEXT, renderLimit: 10_000, memoryLimit: 100_000 };

const engine = new Liquid({
  ...LIMITS,
  ...{ strictVariables: true, strictFilters: true, ownPropertyOnly: true },
  // An empty text is as good as none.
  jsTruthy: true,
});
// Placeholders and conditions are all a message needs: what is not there cannot loop, include or compute.
for (const name of Object.keys(engine.tags)) if (name !== 'if') Reflect.deleteProperty(engine.tags, name);
for (const name of Object.keys(engine.filters)) Reflect.deleteProperty(engine.filters, name);

/** Where in a text something is wrong, and what; positions count from 1. */
export interface TextFault {
  line: number;
  column: number;
  what: 'syntax' | 'expression' | 'brace';
  /** What stands there, or what the engine says. */
  words: string;
}

/** A placeholder that is used, and where. */
export interface UsedName {
  name: string;
  line: number;
  column: number;
  /** Asked for in a condition, rather than said. */
  asked: boolean;
}

export interface ReadText {
  faults: TextFault[];
  used: UsedName[];
  /** Said whatever the values are, unless empty themselves. */
  always: ReadonlySet<string>;
}

/** Reads a text without filling it in. */
export function readText(text: string): ReadText {
  const read: ReadText = { faults: [], used: [], always: new Set() };
  let templates: Template[];
  try {
    templates = engine.parse(text);
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const words = (error.originalError?.message ?? error.message).replace(/, line:\d+, col:\d+$/, '');
    read.faults.push({ ...placeOf(error.token), what: 'syntax', words });
    return read;
  }
  return { ...read, always: alwaysSaid(templates, read) };
}

/** Fills a text in. What the values hold is put in as it is and never read as a template. */
export const fillText = (text: string, values: Values): string =>
  engine.parseAndRenderSync(text, values) as string;

/** A placeholder that is said only where it is there counts as said: else there is nothing to say. */
function alwaysSaid(templates: readonly Template[], read: ReadText): Set<string> {
  const always = new Set<string>();
  for (const template of templates) {
    if (template instanceof Output) nameIn(template.value, read, false).forEach((name) => always.add(name));
    else if (template instanceof IfTag) saidEitherWay(template, read).forEach((name) => always.add(name));
    else demandNoBraces(template.token, read);
  }
  return always;
}

function saidEitherWay({ branches, elseTemplates }: IfTag, read: ReadText): Set<string> {
  const absent = new Set<string>();
  const ways = branches.map(({ value, templates }) => {
    const [asked] = nameIn(value, read, true);
    const said = new Set([...alwaysSaid(templates, read), ...absent]);
    if (asked !== undefined) absent.add(asked);
    return said;
  });
  ways.push(new Set([...alwaysSaid(elseTemplates ?? [], read), ...absent]));
  return ways.reduce((both, way) => new Set([...both].filter((name) => way.has(name))));
}

/** @returns the one placeholder an expression is, or nothing when it is anything else. */
function nameIn({ initial, filters }: Value, { used, faults }: ReadText, asked: boolean): string[] {
  const [token, ...more] = initial.postfix;
  const words = token?.getText() ?? '';
  const place = placeOf(token);
  if (
    more.length > 0 ||
    filters.length > 0 ||
    !/^\w+$/.test(words) ||
    /^\d|^(true|false|nil|null|empty|blank)$/.test(words)
  ) {
    faults.push({ ...place, what: 'expression', words });
    return [];
  }
  used.push({ ...place, name: words, asked });
  return [words];
}

/** A brace that is left over is a placeholder somebody did not finish. */
function demandNoBraces(token: Token, { faults }: ReadText): void {
  const left = /[{}]/.exec(token.getText());
  if (!left) return;
  const [line, column] = positionAt(token.input, token.begin + left.index);
  faults.push({ line, column, what: 'brace', words: left[0] });
}

const placeOf = (token: Token | undefined): { line: number; column: number } => {
  const [line, column] = token ? positionAt(token.input, token.begin) : [1, 1];
  return { line, column };
};

function positionAt(text: string, index: number): [line: number, column: number] {
  const before = text.slice(0, index).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
