import { type Difference, differencesBetween, type Vocabulary } from '#platform/comparison';
import type { Bilingual } from '#platform/problem';
import type { AuthoredWorkflow } from './definition.ts';
import { partName } from './part-names.ts';
import { valueInWords } from './value-words.ts';
import { type AgencyNames, WorkflowWords } from './workflow-words.ts';

/** One part that differs between two versions, and the sentence that tells it. */
export interface WorkflowChange extends Bilingual {
  /** JSON Pointer into the later version, or into the earlier one for what is taken away. */
  readonly pointer: string;
  /** The part's name as a person reads it, from the outside in. */
  readonly field: Bilingual;
  /** Absent = not there. */
  readonly before?: unknown;
  readonly after?: unknown;
}

type Element = Readonly<Record<string, string>>;

/** What tells the elements of each list apart. Routes are tried in their order: their place is what they are. */
const KEYS: Readonly<Record<string, (element: Element, index: number) => string>> = {
  steps: ({ code }) => `${code}`,
  actions: ({ from, code }) => `${from}/${code}`,
  facts: ({ code }) => `${code}`,
  'facts.choices': ({ code }) => `${code}`,
  'steps.timers': ({ code }) => `${code}`,
  'actions.routes': (_, index) => `${index + 1}`,
};

/** Records that people know as one value. */
const WHOLE: readonly string[] = [
  'steps.actor',
  'steps.limit',
  'steps.assign',
  'steps.timers.after',
  'steps.timers.to',
];

/**
 * What changed between two versions of a workflow as they were written, part by part; nothing between equal ones. The
 * number of the version is no part of it.
 */
export function changesBetweenVersions(
  before: AuthoredWorkflow,
  after: AuthoredWorkflow,
  agencyName: AgencyNames,
): WorkflowChange[] {
  const words = {
    before: new WorkflowWords(before, agencyName),
    after: new WorkflowWords(after, agencyName),
  };
  const version = after.version;
  return differencesBetween({ ...before, version }, { ...after, version }, vocabularyOf(after, before)).map(
    (difference) => changeOf(difference, words),
  );
}

const vocabularyOf = (...versions: AuthoredWorkflow[]): Vocabulary => {
  const names = new Map(
    versions.toReversed().flatMap(({ steps }) => steps.map(({ code, name }) => [code, name])),
  );
  return {
    nameOf: partName,
    keyOf: (path, element, index) => KEYS[path]?.(element as Element, index),
    titleOf: (path, key, element) => titleOf(path, key, element as Element, names),
    isWhole: (path) => WHOLE.includes(path),
  };
};

/** Steps, facts and actions by their names; an action with the step it is taken in. */
function titleOf(
  path: string,
  key: string,
  { name = key, from = '' }: Element,
  steps: Map<string, string>,
): string {
  return path === 'actions' ? `${steps.get(from) ?? from} › ${name}` : name;
}

interface BothWords {
  readonly before: WorkflowWords;
  readonly after: WorkflowWords;
}

function changeOf({ pointer, path, field, before, after }: Difference, words: BothWords): WorkflowChange {
  const was = before === undefined ? undefined : told(path, before, words.before);
  const is = after === undefined ? undefined : told(path, after, words.after);
  return {
    pointer,
    field,
    ...(was && { before }),
    ...(is && { after }),
    vi: `${field.vi}: ${transition(was?.vi, is?.vi, { added: 'thêm', removed: 'bỏ' })}.`,
    en: `${field.en}: ${transition(was?.en, is?.en, { added: 'added', removed: 'removed' })}.`,
  };
}

const transition = (
  was: string | undefined,
  is: string | undefined,
  { added, removed }: { added: string; removed: string },
): string => {
  if (was !== undefined && is !== undefined) return `${was} → ${is}`;
  return is === undefined ? `${removed} ${was ?? ''}`.trim() : `${added} ${is}`.trim();
};

/** Elements of lists are told by their title, which stands before; their order by their keys. */
function told(path: string, value: unknown, words: WorkflowWords): Bilingual {
  if (!(path in KEYS)) return valueInWords(path, value, words);
  const keys = isOrder(value) ? value.join(', ') : '';
  return { vi: keys, en: keys };
}

const isOrder = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((key) => typeof key === 'string');
