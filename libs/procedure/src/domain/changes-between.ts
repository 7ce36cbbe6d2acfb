import type { Bilingual } from '#platform/problem';
import type { Change } from './catalogue-import.ts';
import { keyOfElement } from './element-keys.ts';
import { fieldName } from './field-names.ts';
import type { ProcedureDefinition } from './procedure.ts';

type Json = Readonly<Record<string, unknown>>;

/** A place in both procedures: its pointer, its name, and its path without indexes, by which names and keys are found. */
interface Place {
  pointer: string;
  named: readonly Bilingual[];
  path: string;
}

/**
 * What differs between two definitions, field by field; none when they are equal. Elements of a list are compared by what
 * they are (channel, code, name), not by where they stand, so that a paper put in front changes only itself.
 */
export const changesBetween = (before: ProcedureDefinition, after: ProcedureDefinition): Change[] =>
  changesOf(before, after, { pointer: '', named: [], path: '' });

function changesOf(before: unknown, after: unknown, place: Place): Change[] {
  if (before === after) return [];
  if (isRecord(before) && isRecord(after)) return changesOfRecord(before, after, place);
  if (isList(before) && isList(after)) return changesOfList(before, after, place);
  return [changeAt(place, before, after)];
}

function changesOfRecord(before: Json, after: Json, place: Place): Change[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) => {
    const path = place.path === '' ? name : `${place.path}.${name}`;
    const within = {
      path,
      pointer: `${place.pointer}/${name}`,
      named: [...place.named, fieldName(path)],
    };
    return changesOf(before[name], after[name], within);
  });
}

function changesOfList(before: readonly unknown[], after: readonly unknown[], place: Place): Change[] {
  const [held, offered] = [keyed(before, place.path), keyed(after, place.path)];
  if (!held || !offered) return sameJson(before, after) ? [] : [changeAt(place, before, after)];
  const stays = [...held.keys()].filter((key) => offered.has(key));
  const order = [...offered.keys()].filter((key) => held.has(key));
  const at = (key: string, index: number): Place => ({
    path: place.path,
    pointer: `${place.pointer}/${index}`,
    named: [...place.named, { vi: `“${key}”`, en: `“${key}”` }],
  });
  return [
    ...[...held].flatMap(([key, one]) =>
      offered.has(key) ? [] : [changeAt(at(key, one.index), one.value, undefined)],
    ),
    ...[...offered].flatMap(([key, one]) => changesOf(held.get(key)?.value, one.value, at(key, one.index))),
    ...(sameJson(stays, order) ? [] : [changeAt(orderOf(place), stays, order)]),
  ];
}

const orderOf = (place: Place): Place => ({
  ...place,
  named: [...place.named, { vi: 'thứ tự', en: 'order' }],
});

/** Elements by what tells them apart; a second one of the same key is told by its ordinal. */
function keyed(
  list: readonly unknown[],
  path: string,
): Map<string, { value: unknown; index: number }> | undefined {
  const elements = new Map<string, { value: unknown; index: number }>();
  for (const [index, value] of list.entries()) {
    const key = keyOfElement(path, value);
    if (key === undefined) return undefined;
    let unique = key;
    for (let ordinal = 2; elements.has(unique); ordinal += 1) unique = `${key} (${ordinal})`;
    elements.set(unique, { value, index });
  }
  return elements;
}

const changeAt = ({ pointer, named }: Place, before: unknown, after: unknown): Change => ({
  pointer,
  field: {
    vi: named.map(({ vi }) => vi).join(' › '),
    en: named.map(({ en }) => en).join(' › '),
  },
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
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
