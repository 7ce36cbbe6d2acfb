import { importBpmn } from '../src/bpmn/import-bpmn.ts';

export const document = (content: string, around = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="doc" targetNamespace="x">${around}
<bpmn:process id="p" name="Thử 1.000001">
${content}
</bpmn:process>
</bpmn:definitions>`;

export const flow = (source: string, target: string, more = ''): string =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${more}</bpmn:sequenceFlow>`;

export const line = (...ids: string[]): string =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index]!, id))
    .join('\n');

/** Reception, examination and end, with something in between that is put together by the test. */
export const process = (content: string, around = ''): string =>
  document(
    `<bpmn:startEvent id="start"/>
<bpmn:userTask id="take-in" name="Tiếp nhận"/>
<bpmn:userTask id="examine" name="Thẩm định"/>
<bpmn:endEvent id="end" name="Xong"/>
${line('start', 'take-in', 'examine', 'end')}
${content}`,
    around,
  );

/** Faults as `code at element, line`, and never a definition beside them. */
export async function faultsOf(xml: string): Promise<string[]> {
  const { definition, faults } = await importBpmn(xml);
  expect(definition).toBeNull();
  for (const { vi, en } of faults) {
    expect(vi).toMatch(/\S/);
    expect(en).toMatch(/\S/);
    expect(vi + en).not.toMatch(/\{\w+\}/);
  }
  return faults.map(({ code, element, line: at }) =>
    [code, ...(element ? [`at ${element.id}`] : []), ...(at === null ? [] : [`line ${at}`])].join(' '),
  );
}

export const gateway = (kind: 'exclusive' | 'parallel', id: string): string =>
  `<bpmn:${kind}Gateway id="${id}"/>`;
export const task = (id: string): string => `<bpmn:userTask id="${id}" name="${id}"/>`;
