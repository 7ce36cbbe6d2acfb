import type { BpmnElement } from 'bpmn-moddle';
import { extensionOf, textOf } from './element.ts';

const LONGEST = 40;

/** Ids that editors make up say nothing: `Activity_0x1abcd`, `Flow_12`, `sid-6F00…`. */
const MADE_UP = /^(sid-|id-|_)|_[0-9a-z]{7}$|^[A-Za-z]+_\d+$/;

/** Gives out codes in the form the schema asks for, each only once. */
export class Codes {
  readonly #taken: Set<string>;

  /** @param reserved codes that elements have already */
  constructor(reserved: readonly string[] = []) {
    this.#taken = new Set(reserved);
  }

  /** A code after the id, where a person chose it, or else after the name. */
  for(id: string, name: string): string {
    return this.next(id === '' || MADE_UP.test(id) ? name : id);
  }

  next(text: string): string {
    const code = slug(text);
    let free = code;
    for (let number = 2; this.#taken.has(free); number += 1) {
      const suffix = `-${number}`;
      free = `${code.slice(0, LONGEST - suffix.length)}${suffix}`;
    }
    this.#taken.add(free);
    return free;
  }
}

/** `Thẩm định hồ sơ` → `tham-dinh-ho-so`; begins with a letter, as codes must. */
function slug(text: string): string {
  const plain = text
    .replace(/đ/gi, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '');
  return plain.slice(0, LONGEST).replace(/-+$/, '') || 'step';
}

/** The code our extension gives an element. */
export function codeOf(element: BpmnElement, type: string): string | undefined {
  const known = extensionOf(element, type);
  return known && textOf(known, 'code');
}
