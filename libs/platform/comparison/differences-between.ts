import type { Bilingual } from '#platform/problem';

type Json = Readonly<Record<string, unknown>>;

/** What the parts of a kind of thing are called, and what tells the elements of its lists apart. */
export interface Vocabulary {
  /** @param path without indexes, such as `methods.fees.amount` */
  nameOf(path: string): Bilingual;
  /** What an element of a list is known by; undefined in lists that are one value, such as the levels. */
  keyOf(path: string, element: unknown, index: number): string | undefined;
  /** What an element is called. Absent = by its key. */
  titleOf?(path: string, key: string, element: unknown): string;
  /** Whether a record is one value, such as a time limit. Absent = none is. */
  isWhole?(path: string): boolean;
}

/** A place in both things: its pointer, its name from the outside in, and its path without indexes. */
interface Place {
  readonly pointer: string;
  readonly named: readonly Bilingual[];
  readonly path: string;
}

/** One field that differs. */
export interface Difference {
  /** JSON Pointer into what is new, or into what was for what is taken away. */
  readonly pointer: string;
  readonly path: string;
  /** The field's name as a person reads it, from the outside in. */
  readonly field: Bilingual;
  /** Undefined = not there. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What differs between two things made of JSON, field by field; none when they are equal. Elements of a list are compared
 * by what they are, not by where they stand, so that one put in front changes only itself.
 */
export const differencesBetween = (before: unknown, after: unknown, vocabulary: Vocabulary): Difference[] =>
  new Comparison(vocabulary).of(before, after, { pointer: '', named: [], path: '' });

class Comparison {
  constructor(private readonly vocabulary: Vocabulary) {}

  of(before: unknown, after: unknown, place: Place): Difference[] {
    if (before === after) return [];
    const whole = this.vocabulary.isWhole?.(place.path) ?? false;
    if (whole) return sameJson(before, after) ? [] : [differenceAt(place, before, after)];
    if (isRecord(before) && isRecord(after)) return this.ofRecords(before, after, place);
    if (isList(before) && isList(after)) return this.ofLists(before, after, place);
    return [differenceAt(place, before, after)];
  }

  private ofRecords(before: Json, after: Json, place: Place): Difference[] {
    const names = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...names].flatMap((name) => {
      const path = place.path === '' ? name : `${place.path}.${name}`;
      const within = {
        path,
        pointer: `${place.pointer}/${name}`,
        named: [...place.named, this.vocabulary.nameOf(path)],
      };
      return this.of(before[name], after[name], within);
    });
  }

  private ofLists(before: readonly unknown[], after: readonly unknown[], place: Place): Difference[] {
    const [held, offered] = [this.keyed(before, place.path), this.keyed(after, place.path)];
    if (!held || !offered) return sameJson(before, after) ? [] : [differenceAt(place, before, after)];
    const stays = [...held.keys()].filter((key) => offered.has(key));
    const order = [...offered.keys()].filter((key) => held.has(key));
    return [
      ...[...held].flatMap(([key, one]) =>
        offered.has(key) ? [] : [differenceAt(this.at(place, key, one), one.value, undefined)],
      ),
      ...[...offered].flatMap(([key, one]) =>
        this.of(held.get(key)?.value, one.value, this.at(place, key, one)),
      ),
      ...(sameJson(stays, order) ? [] : [differenceAt(orderOf(place), stays, order)]),
    ];
  }

  /** Elements by what tells them apart; a second one of the same key is told by its ordinal. */
  private keyed(list: readonly unknown[], path: string): Map<string, Element> | undefined {
    const elements = new Map<string, Element>();
    for (const [index, value] of list.entries()) {
      const key = this.vocabulary.keyOf(path, value, index);
      if (key === undefined) return undefined;
      let unique = key;
      for (let ordinal = 2; elements.has(unique); ordinal += 1) unique = `${key} (${ordinal})`;
      elements.set(unique, { value, index });
    }
    return elements;
  }

  private at(place: Place, key: string, { value, index }: Element): Place {
    const title = `“${this.vocabulary.titleOf?.(place.path, key, value) ?? key}”`;
    return {
      path: place.path,
      pointer: `${place.pointer}/${index}`,
      named: [...place.named, { vi: title, en: title }],
    };
  }
}

interface Element {
  readonly value: unknown;
  readonly index: number;
}

const orderOf = (place: Place): Place => ({
  ...place,
  named: [...place.named, { vi: 'thứ tự', en: 'order' }],
});

const differenceAt = ({ pointer, path, named }: Place, before: unknown, after: unknown): Difference => ({
  pointer,
  path,
  field: {
    vi: named.map(({ vi }) => vi).join(' › '),
    en: named.map(({ en }) => en).join(' › '),
  },
  before,
  after,
});

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal whatever the order of their fields: the database has one of its own. */
function sameJson(one: unknown, other: unknown): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((value, index) => sameJson(value, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameJson(one[name], other[name]));
}
