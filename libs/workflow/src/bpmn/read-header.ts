import type { BpmnElement } from 'bpmn-moddle';
import {
  childrenOf,
  documentationOf,
  extensionOf,
  extensionsOf,
  given,
  idOf,
  nameOf,
  textOf,
} from './element.ts';
import type { Findings } from './findings.ts';

const PROCEDURE = /(?<!\d)\d\.\d{6}(?!\d)/;

/**
 * What a definition says besides its steps and actions; not yet held against the schema. Of a foreign process the
 * procedure is taken from wherever its code is written.
 */
export function readHeader(process: BpmnElement, findings: Findings): object {
  const known = extensionOf(process, 'motcua:Workflow');
  if (known) {
    const said = (name: string) => textOf(known, name);
    return {
      ...{ code: said('code'), version: Number(said('version') ?? 1), procedure: said('procedure') },
      ...{ name: textOf(process, 'name'), ...readFacts(process) },
      basis: {
        ...{ kind: said('basis'), source: said('source') },
        ...given(known, 'decision', 'effectiveFrom'),
      },
    };
  }
  const texts = [nameOf(process), idOf(process), documentationOf(process)];
  const procedure = texts.map((text) => PROCEDURE.exec(text)?.[0]).find((code) => code !== undefined);
  if (procedure) findings.note('assumed-procedure', process, { value: procedure });
  else findings.fault('procedure-unknown', process);
  findings.note('assumed-basis', process);
  const basis = { kind: 'template', source: 'Nhập từ tệp BPMN' };
  const name = nameOf(process) || procedure;
  return { code: procedure, version: 1, procedure, name, basis, ...readFacts(process) };
}

/** The facts declared in our extension, which a foreign process may have too. */
function readFacts(process: BpmnElement) {
  const facts = extensionsOf(process)
    .filter(({ $type }) => $type === 'motcua:Fact')
    .map((fact) => {
      const choices = childrenOf(fact, 'choices').map((choice) => given(choice, 'code', 'name'));
      return {
        ...given(fact, 'code', 'name', 'type', 'unit'),
        ...(choices.length > 0 && { choices }),
      };
    });
  return facts.length > 0 ? { facts } : {};
}
