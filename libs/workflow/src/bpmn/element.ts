import type { BpmnElement } from 'bpmn-moddle';

/** A property or foreign attribute that is a text; empty and missing are the same to `||`, not to `??`. */
export function textOf(element: BpmnElement, name: string): string | undefined {
  const value = element.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** Those of some attributes that an element has. */
export const given = (
  element: BpmnElement | undefined,
  ...names: readonly string[]
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = element && textOf(element, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );

/** An attribute that lists words. */
export const wordsIn = (element: BpmnElement | undefined, name: string): string[] | undefined =>
  element && textOf(element, name)?.split(' ').filter(Boolean);

export const idOf = (element: BpmnElement): string => textOf(element, 'id') ?? '';

/** The name as a person reads it, without the line breaks of a drawing. */
export const nameOf = (element: BpmnElement): string =>
  (textOf(element, 'name') ?? '').replace(/\s+/g, ' ').trim();

export const childrenOf = (element: BpmnElement, name: string): readonly BpmnElement[] =>
  (element.get(name) as BpmnElement[] | undefined) ?? [];

export const childOf = (element: BpmnElement, name: string): BpmnElement | undefined =>
  element.get(name) as BpmnElement | undefined;

export function extensionsOf(element: BpmnElement): readonly BpmnElement[] {
  const extensions = childOf(element, 'extensionElements');
  return extensions ? childrenOf(extensions, 'values') : [];
}

/** The first extension element of a type, such as `motcua:Step`. */
export const extensionOf = (element: BpmnElement, type: string): BpmnElement | undefined =>
  extensionsOf(element).find(({ $type }) => $type === type);

/** What is written about an element for people. */
export const documentationOf = (element: BpmnElement): string =>
  childrenOf(element, 'documentation')
    .map((documentation) => textOf(documentation, 'text') ?? '')
    .join('\n');
