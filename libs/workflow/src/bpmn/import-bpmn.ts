import type { BpmnElement } from 'bpmn-moddle';
import type { AuthoredWorkflow } from '../domain/definition.ts';
import { codeOf, Codes } from './codes.ts';
import { childrenOf } from './element.ts';
import { type BpmnFinding, Findings } from './findings.ts';
import { proveImport } from './prove-import.ts';
import type { StepInBrief } from './read-action.ts';
import { readActions } from './read-actions.ts';
import { lanesOf } from './read-actor.ts';
import { readCall } from './read-call.ts';
import { readDocument } from './read-document.ts';
import { endStatusOf, readEnd } from './read-end.ts';
import { readHeader } from './read-header.ts';
import { readTask } from './read-step.ts';
import { isCalling, isTask, isUnderstood, refuseFeatures } from './refuse-features.ts';
import { type Trail, Trails } from './trails.ts';

/** What was read from a file: a definition that may be published, or the faults that forbid it. */
export interface BpmnImport {
  /** Null when there is any fault; it passes the schema and the proof of soundness. */
  readonly definition: AuthoredWorkflow | null;
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
  readonly #trails: Trails;

  constructor(
    private readonly process: BpmnElement,
    private readonly findings: Findings,
  ) {
    this.#elements = childrenOf(process, 'flowElements');
    refuseFeatures(process, findings);
    this.#trails = new Trails(process, findings);
  }

  definition(): AuthoredWorkflow | undefined {
    const activities = this.#elements.filter(
      (element) => isUnderstood(element) && (isTask(element) || isCalling(element)),
    );
    const ends = this.#elements.filter(({ $type }) => $type === 'bpmn:EndEvent');
    const initial = this.#initial();
    const trails = new Map(activities.map((activity) => [activity, this.#trails.of(activity)]));
    this.#trails.checkJoins();
    const header = readHeader(this.process, this.findings);
    if (!initial) return undefined;
    const steps = this.#steps([...activities, ...ends], initial, trails);
    const { actions, timers } = readActions(this.process, trails, steps, this.#trails, this.findings);
    if (this.findings.faults.length > 0) return undefined;
    const raw = {
      ...header,
      initial: steps.get(initial)?.code,
      steps: this.#elements.flatMap((element) => {
        const step = steps.get(element);
        return step ? [{ ...step, ...timers.get(element) }] : [];
      }),
      actions: actions.map(({ action }) => action),
    };
    return proveImport(raw, { process: this.process, steps, actions }, this.findings);
  }

  /** The task that the start event leads to. */
  #initial(): BpmnElement | undefined {
    const starts = this.#elements.filter(({ $type }) => $type === 'bpmn:StartEvent');
    const [start, second] = starts;
    if (!start) this.findings.fault('no-start', this.process);
    if (second) this.findings.fault('several-starts', second);
    if (!start || second) return undefined;
    const faultsBefore = this.findings.faults.length;
    const [way, otherWay] = this.#trails.of(start);
    const [task, otherTask] = way?.to ?? [];
    const isStraight = way?.branches.length === 0 && !otherWay && !otherTask;
    if (task && isTask(task) && isStraight) return task;
    if (this.findings.faults.length === faultsBefore) this.findings.fault('start-not-one-task', start);
    return undefined;
  }

  #steps(
    elements: readonly BpmnElement[],
    initial: BpmnElement,
    trails: ReadonlyMap<BpmnElement, readonly Trail[]>,
  ): Map<BpmnElement, StepInBrief> {
    const codes = new Codes(elements.flatMap((element) => codeOf(element, 'motcua:Step') ?? []));
    const lanes = lanesOf(this.process);
    return new Map(
      elements.map((element): [BpmnElement, StepInBrief] => {
        if (element.$type === 'bpmn:EndEvent') return [element, readEnd(element, codes, this.findings)];
        const lane = lanes.get(element);
        if (isCalling(element)) return [element, readCall(element, lane, codes, this.findings)];
        const ways = trails.get(element) ?? [];
        const targets = ways
          .flatMap(({ to, branches }) => [to, ...branches.map((branch) => branch.to)])
          .flat();
        const isLast = targets.every(
          (target) => target.$type === 'bpmn:EndEvent' && endStatusOf(target) === 'returned',
        );
        const joins = this.#trails.joins.get(element);
        const surroundings = { lane, isFirst: element === initial, isLast, joins };
        return [element, readTask(element, surroundings, codes, this.findings)];
      }),
    );
  }
}
