import type { BpmnElement } from 'bpmn-moddle';
import type { WorkflowDefinition } from '../domain/definition.ts';
import { Codes } from './codes.ts';
import { childrenOf, extensionOf, textOf } from './element.ts';
import { type BpmnFinding, Findings } from './findings.ts';
import { proveImport } from './prove-import.ts';
import { carrierOf, readAction } from './read-action.ts';
import { lanesOf } from './read-actor.ts';
import { readDocument } from './read-document.ts';
import { readHeader } from './read-header.ts';
import { endStatusOf, readEnd, readTask } from './read-step.ts';
import { isTask, isUnderstood, refuseFeatures } from './refuse-features.ts';
import { Routes, type Route } from './routes.ts';

/** What was read from a file: a definition that may be published, or the faults that forbid it. */
export interface BpmnImport {
  /** Null when there is any fault; it passes the schema and the proof of soundness. */
  readonly definition: WorkflowDefinition | null;
  /** What was assumed or passed over, for a person to look at. */
  readonly notes: readonly BpmnFinding[];
  readonly faults: readonly BpmnFinding[];
}

const MOST_ELEMENTS = 1_000;

/**
 * Reads a BPMN 2.0 document, ours or of another editor, as a workflow definition. Whatever is wrong with it is told
 * at once and never thrown; what it leaves open is assumed, and each assumption noted.
 */
export async function importBpmn(xml: string): Promise<BpmnImport> {
  const findings = new Findings(xml);
  const process = await readDocument(xml, findings);
  const count = process ? childrenOf(process, 'flowElements').length : 0;
  if (count > MOST_ELEMENTS) findings.fault('too-many-elements', process, { count, most: MOST_ELEMENTS });
  const definition =
    process && count <= MOST_ELEMENTS ? new Reading(process, findings).definition() : undefined;
  const { faults, notes } = findings;
  return { definition: faults.length === 0 && definition ? definition : null, notes, faults };
}

class Reading {
  readonly #elements: readonly BpmnElement[];
  readonly #routes: Routes;

  constructor(
    private readonly process: BpmnElement,
    private readonly findings: Findings,
  ) {
    this.#elements = childrenOf(process, 'flowElements');
    refuseFeatures(process, findings);
    this.#routes = new Routes(process, findings);
  }

  definition(): WorkflowDefinition | undefined {
    const tasks = this.#elements.filter((element) => isUnderstood(element) && isTask(element));
    const ends = this.#elements.filter(({ $type }) => $type === 'bpmn:EndEvent');
    const initial = this.#initial();
    const routes = new Map(tasks.map((task) => [task, this.#routes.of(task)]));
    this.#routes.checkJoins();
    const header = readHeader(this.process, this.findings);
    if (!initial || this.findings.faults.length > 0) return undefined;
    const steps = this.#steps([...tasks, ...ends], initial, routes);
    const actions = this.#actions(routes, steps);
    const raw = {
      ...header,
      initial: steps.get(initial)?.code,
      steps: this.#elements.flatMap((element) => steps.get(element) ?? []),
      actions: actions.map(({ action }) => action),
    };
    const places = { process: this.process, steps, carriers: actions.map(({ carrier }) => carrier) };
    return proveImport(raw, places, this.findings);
  }

  /** The task that the start event leads to. */
  #initial(): BpmnElement | undefined {
    const starts = this.#elements.filter(({ $type }) => $type === 'bpmn:StartEvent');
    const [start, second] = starts;
    if (!start) this.findings.fault('no-start', this.process);
    if (second) this.findings.fault('several-starts', second);
    if (!start || second) return undefined;
    const faultsBefore = this.findings.faults.length;
    const [way, otherWay] = this.#routes.of(start);
    const [task, otherTask] = way?.to ?? [];
    if (task && isTask(task) && !otherWay && !otherTask) return task;
    if (this.findings.faults.length === faultsBefore) this.findings.fault('start-not-one-task', start);
    return undefined;
  }

  #steps(
    elements: readonly BpmnElement[],
    initial: BpmnElement,
    routes: ReadonlyMap<BpmnElement, readonly Route[]>,
  ): Map<BpmnElement, Step> {
    const codes = new Codes(elements.flatMap((element) => codeOf(element, 'motcua:Step') ?? []));
    const lanes = lanesOf(this.process);
    return new Map(
      elements.map((element) => {
        if (element.$type === 'bpmn:EndEvent') {
          return [element, readEnd(element, codes, this.findings) as Step];
        }
        const targets = routes.get(element)?.flatMap(({ to }) => to) ?? [];
        const isLast = targets.every(
          (target) => target.$type === 'bpmn:EndEvent' && endStatusOf(target) === 'returned',
        );
        const joins = this.#routes.joins.get(element);
        const surroundings = { lane: lanes.get(element), isFirst: element === initial, isLast, joins };
        return [element, readTask(element, surroundings, codes, this.findings) as Step];
      }),
    );
  }

  /** In the order of the flows that stand for them. */
  #actions(
    routes: ReadonlyMap<BpmnElement, readonly Route[]>,
    steps: ReadonlyMap<BpmnElement, Step>,
  ): { carrier: BpmnElement; action: object }[] {
    const place = new Map(this.#elements.map((element, index) => [element, index]));
    const read = [...routes].flatMap(([task, ways]) => {
      const from = steps.get(task);
      const carried = ways.map((route) => ({ route, carrier: carrierOf(route, this.#routes) }));
      const codes = new Codes(carried.flatMap(({ carrier }) => codeOf(carrier, 'motcua:Action') ?? []));
      return carried.map(({ route, carrier }) => {
        const to = route.to.flatMap((element) => steps.get(element) ?? []);
        return { carrier, action: from ? readAction(carrier, from, to, codes, this.findings) : {} };
      });
    });
    return read.sort((one, other) => (place.get(one.carrier) ?? 0) - (place.get(other.carrier) ?? 0));
  }
}

/** A step before the schema has looked at it; every one has these. */
interface Step {
  readonly code: string;
  readonly name: string;
  readonly status: string;
}

function codeOf(element: BpmnElement, type: string): string | undefined {
  const known = extensionOf(element, type);
  return known && textOf(known, 'code');
}
