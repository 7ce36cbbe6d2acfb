import { BpmnModdle } from 'bpmn-moddle';

/** The namespace of what BPMN has no word for; the number changes when a reader of this one would go wrong. */
export const EXTENSION_NAMESPACE = 'urn:mot-cua:workflow:1';

/** The language of our conditions, as BPMN names it. */
export const CONDITION_LANGUAGE = 'https://cel.dev';

const attribute = (name: string) => ({ name, isAttr: true, type: 'String' });
const element = (name: string, ...attributes: string[]) => ({
  name,
  superClass: ['Element'],
  properties: attributes.map(attribute),
});
const fact = element('Fact', 'code', 'name', 'type', 'unit');

/**
 * Our elements inside `bpmn:extensionElements`. All attributes are texts: what is wrong with one is said by the
 * schema of the definition, not by the reader.
 */
const descriptor = {
  name: 'MotCua',
  prefix: 'motcua',
  uri: EXTENSION_NAMESPACE,
  xml: { tagAlias: 'lowerCase' },
  types: [
    element('Workflow', 'code', 'version', 'procedure', 'basis', 'source', 'decision', 'effectiveFrom'),
    { ...fact, properties: [...fact.properties, { name: 'choices', type: 'Choice', isMany: true }] },
    element('Choice', 'code', 'name'),
    element(
      ...(['Step', 'code', 'status', 'actor', 'amount', 'unit', 'phase', 'form', 'awaits'] as const),
      ...['assign', 'sameAs', 'among', 'notBy', 'agency'],
    ),
    element('Timer', 'code', 'does', 'to', 'action', 'amount', 'unit'),
    element('Action', 'code', 'requires', 'demands', 'asks', 'on'),
    element('Join', 'branches'),
  ],
};

/** The prefixes under which the attributes of other editors are looked for. */
const EDITORS = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://activiti.org/bpmn': 'camunda',
  'http://flowable.org/bpmn': 'camunda',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
};

/** Reads and writes BPMN with our extension. Making one is slow, and the library writes into the map it is given. */
export const moddle = new BpmnModdle({ motcua: descriptor }, { nsMap: { ...EDITORS } });
