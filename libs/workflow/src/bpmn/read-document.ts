import type { BpmnElement, BpmnWarning } from 'bpmn-moddle';
import { childrenOf } from './element.ts';
import { moddle } from './extension.ts';
import { featureName, parserReason } from './feature-words.ts';
import type { Findings } from './findings.ts';
import { scanMarkup } from './scan-markup.ts';

const MOST_BYTES = 2 * 1024 * 1024;
/** Tags and attributes together. */
const MOST_MARKS = 40_000;
/**
 * The parser counts lines from the beginning for each element it does not know. In longer files it stops at the
 * first.
 */
const MOST_READ_ON = 128 * 1024;

/** Roots that describe no flow of work but are referred to; BPMN files of every editor hold some. */
const HARMLESS_ROOTS =
  /^bpmn:(Process|Collaboration|Category|DataStore|Error|Escalation|Interface|ItemDefinition|Message|Resource|Signal)$/;

/**
 * Reads a document down to its one process. Whatever the parser passes over is a fault: half a process is none.
 * @returns undefined when there is no process to look into.
 */
export async function readDocument(xml: string, findings: Findings): Promise<BpmnElement | undefined> {
  if (!mayBeParsed(xml, findings)) return undefined;
  const document = await parse(xml, findings);
  return document && processOf(document, findings);
}

/**
 * The parser expands no entities, but what another reader would see and we would not is not taken; nor is what would
 * keep everyone else waiting.
 */
function mayBeParsed(xml: string, findings: Findings): boolean {
  if (Buffer.byteLength(xml) > MOST_BYTES) {
    findings.fault('too-large');
    return false;
  }
  const { tags, attributes, declares, broken } = scanMarkup(xml);
  if (declares) findings.fault('document-type');
  else if (broken) findings.fault('malformed-xml', undefined, { reason: broken.reason }, broken.line);
  else if (tags + attributes > MOST_MARKS) findings.fault('too-large');
  else return true;
  return false;
}

async function parse(xml: string, findings: Findings): Promise<BpmnElement | undefined> {
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml, { lax: xml.length <= MOST_READ_ON });
    for (const warning of warnings) report(warning, findings);
    return rootElement;
  } catch (error) {
    const { message, warnings = [] } = error as Error & { warnings?: BpmnWarning[] };
    const { line, reason } = complaintOf(message);
    // At the end of the file the parser has lost its place.
    const place = reason === 'unexpected end of file' ? xml.trimEnd().split('\n').length : line;
    // A foreign root is reported as something unexpected, a missing one as a failure to find it.
    const foreign = [message, ...warnings.map((warning) => warning.message)].some((text) =>
      /failed to parse document as|unexpected element/.test(text),
    );
    if (foreign) findings.fault('not-bpmn', undefined, {}, line);
    else findings.fault('malformed-xml', undefined, { reason: parserReason(reason) }, place);
    return undefined;
  }
}

function report({ message, element, property, value }: BpmnWarning, findings: Findings): void {
  const { line, reason } = complaintOf(message);
  if (message.startsWith('unknown attribute')) {
    if (element) findings.note('passed-over', element, { value: property ?? reason });
  } else if (message.startsWith('unresolved reference')) {
    // Positions of what is not there change nothing.
    if (!element?.$type.startsWith('bpmndi:')) {
      findings.fault('unknown-reference', element, { reference: String(value) });
    }
  } else findings.fault('unreadable', undefined, { reason: parserReason(reason) }, line);
}

/** The parser counts lines from 0, and says the cause last. */
function complaintOf(message: string): { line: number | undefined; reason: string } {
  const line = /^\s*line: (\d+)/m.exec(message)?.[1];
  const cause = /nested error: (.*)/.exec(message)?.[1] ?? message;
  return {
    line: line === undefined ? undefined : Number(line) + 1,
    reason: cause.replace(/\s+/g, ' ').trim().slice(0, 200),
  };
}

function processOf(document: BpmnElement, findings: Findings): BpmnElement | undefined {
  const roots = childrenOf(document, 'rootElements');
  for (const root of roots.filter(({ $type }) => !HARMLESS_ROOTS.test($type))) {
    if (!root.$type.endsWith('EventDefinition')) {
      findings.fault('unsupported', root, { what: featureName(root.$type) });
    }
  }
  for (const collaboration of roots.filter(({ $type }) => $type === 'bpmn:Collaboration')) {
    const [, second] = childrenOf(collaboration, 'participants');
    if (second) findings.fault('several-pools', second);
    for (const message of childrenOf(collaboration, 'messageFlows')) {
      findings.fault('unsupported', message, { what: featureName(message.$type) });
    }
  }
  const processes = roots.filter(({ $type }) => $type === 'bpmn:Process');
  if (processes.length === 0) findings.fault('no-process');
  if (processes.length > 1) findings.fault('several-processes', processes[1], { count: processes.length });
  return processes.length === 1 ? processes[0] : undefined;
}
