import type { BpmnElement } from 'bpmn-moddle';
import { type Bilingual, fill, type ProblemParameters } from '#platform/problem';
import { idOf, nameOf } from './element.ts';
import { type FaultCode, FAULTS } from './fault-words.ts';
import { type NoteCode, NOTES } from './note-words.ts';

/** What a person must know about a file that was read: where it is, and in both languages what it is. */
export interface BpmnFinding extends Bilingual {
  readonly code: string;
  /** The element meant; null for the document as a whole. */
  readonly element: { readonly id: string; readonly name: string } | null;
  /** Line of the document from 1, where it is known. */
  readonly line: number | null;
}

/** Collects faults, which forbid the import, and notes, which say what was assumed; each of an element once. */
export class Findings {
  readonly #faults = new Map<string, BpmnFinding>();
  readonly #notes = new Map<string, BpmnFinding>();
  readonly #lines: ReadonlyMap<string, number>;

  constructor(xml: string) {
    this.#lines = linesById(xml);
  }

  get faults(): BpmnFinding[] {
    return [...this.#faults.values()];
  }

  get notes(): BpmnFinding[] {
    return [...this.#notes.values()];
  }

  fault(code: FaultCode, element?: BpmnElement, parameters: ProblemParameters = {}, line?: number): void {
    add(this.#faults, this.#finding(code, FAULTS[code], element, parameters, line));
  }

  note(code: NoteCode, element: BpmnElement, parameters: ProblemParameters = {}): void {
    add(this.#notes, this.#finding(code, NOTES[code], element, parameters));
  }

  #finding(
    code: string,
    words: Bilingual,
    element: BpmnElement | undefined,
    parameters: ProblemParameters,
    line?: number,
  ): BpmnFinding {
    const id = element && idOf(element);
    return {
      code,
      element: element && id ? { id, name: nameOf(element) } : null,
      line: line ?? (id === undefined ? undefined : this.#lines.get(id)) ?? null,
      vi: fill(words, parameters, 'vi'),
      en: fill(words, parameters, 'en'),
    };
  }
}

function add(findings: Map<string, BpmnFinding>, finding: BpmnFinding): void {
  const key = `${finding.code} ${finding.element?.id ?? ''} ${finding.en}`;
  if (!findings.has(key)) findings.set(key, finding);
}

/** The line on which each id is given; the parser tells lines only of what it cannot read. */
function linesById(xml: string): Map<string, number> {
  const lines = new Map<string, number>();
  xml.split('\n').forEach((text, index) => {
    for (const [, , id = ''] of text.matchAll(/(?:^|\s)id\s*=\s*(["'])([^"']*)\1/g)) {
      if (!lines.has(id)) lines.set(id, index + 1);
    }
  });
  return lines;
}
