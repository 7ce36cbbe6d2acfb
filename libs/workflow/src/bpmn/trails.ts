import type { BpmnElement } from 'bpmn-moddle';
import { childOf, childrenOf, extensionOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';
import { isTask, isUnderstood } from './refuse-features.ts';

/** A way out of an activity. */
export interface Trail {
  /** Up to where it forks, is decided or arrives. */
  readonly flows: readonly BpmnElement[];
  /** The activities and ends it leads to, when no condition decides otherwise. */
  readonly to: readonly BpmnElement[];
  /** Flows with conditions, in the order in which they are tried. */
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly flow: BpmnElement;
  readonly to: readonly BpmnElement[];
}

/** Diagrams of chained gateways have more ways through them than anyone can choose from. */
const MOST_FLOWS_WALKED = 10_000;

/** The flows of a process with gateways followed through: what an activity leads to, and what waits for branches. */
export class Trails {
  readonly #incoming = new Map<BpmnElement, BpmnElement[]>();
  readonly #outgoing = new Map<BpmnElement, BpmnElement[]>();
  /** Branches that a task waits for, by the task. */
  readonly joins = new Map<BpmnElement, number>();
  #walked = 0;

  constructor(
    process: BpmnElement,
    private readonly findings: Findings,
  ) {
    const elements = new Set(childrenOf(process, 'flowElements'));
    for (const flow of [...elements].filter(({ $type }) => $type === 'bpmn:SequenceFlow')) {
      const [source, target] = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')];
      if (!source || !target || !elements.has(source) || !elements.has(target)) {
        findings.fault('flow-without-ends', flow);
        continue;
      }
      if (/:(Start|Boundary)Event$/.test(target.$type)) findings.fault('flow-into-start', flow);
      if (source.$type === 'bpmn:EndEvent') findings.fault('flow-from-end', flow);
      this.#outgoing.set(source, [...this.#from(source), flow]);
      this.#incoming.set(target, [...this.#into(target), flow]);
    }
  }

  /** The ways out of an activity, of a start event or of a timer. */
  of(element: BpmnElement): Trail[] {
    const [first, second] = this.#from(element);
    if (second) this.findings.fault('implicit-fork', element);
    if (!first) this.findings.fault('dead-end', element);
    this.#walked = 0;
    const trails = first ? this.#walk(first, []) : [];
    if (this.#walked > MOST_FLOWS_WALKED) this.findings.fault('too-many-ways', element);
    return trails;
  }

  /** Every flow into a task that waits for branches must pass its gateway. */
  checkJoins(): void {
    for (const task of this.joins.keys()) {
      if (this.#into(task).length > 1) this.findings.fault('join-bypassed', task);
    }
  }

  /** Whether any flow leaves an element. */
  leadOn = (element: BpmnElement): boolean => this.#from(element).length > 0;

  /** Whether a flow leaves a gateway at which someone chooses. */
  isChoice(flow: BpmnElement): boolean {
    const source = childOf(flow, 'sourceRef');
    return source?.$type === 'bpmn:ExclusiveGateway' && this.#from(source).length > 1;
  }

  #walk(flow: BpmnElement, before: readonly BpmnElement[]): Trail[] {
    this.#walked += 1;
    const target = childOf(flow, 'targetRef');
    const flows = [...before, flow];
    if (!target || this.#walked > MOST_FLOWS_WALKED || !isUnderstood(target)) return [];
    if (before.includes(flow)) {
      this.findings.fault('gateway-loop', target);
      return [];
    }
    if (isDecision(target, this.#from(target))) return this.#decided(target, flows);
    if (isPassage(target, this.#into(target).length, this.#from(target).length)) {
      if (childOf(target, 'default')) this.findings.note('default-flow', target);
      return this.#onward(target).flatMap((next) => this.#walk(next, flows));
    }
    const to = this.#arrivals(flow, flows);
    return to.length > 0 ? [{ flows, to, branches: [] }] : [];
  }

  /** One flow is taken when no condition holds; without it a dossier could be stuck. */
  #decided(gateway: BpmnElement, flows: readonly BpmnElement[]): Trail[] {
    const onward = this.#from(gateway);
    const stated = childOf(gateway, 'default');
    const others = onward.filter((flow) => flow === stated || !isConditioned(flow));
    const [fallback] = others;
    if (!fallback || others.length > 1) {
      this.findings.fault('decision-without-default', gateway);
      return [];
    }
    if (!stated) this.findings.note('assumed-default', fallback);
    const arrivals = (flow: BpmnElement) => this.#arrivals(flow, [...flows, flow]);
    const to = arrivals(fallback);
    const branches = onward.filter((flow) => flow !== fallback).map((flow) => ({ flow, to: arrivals(flow) }));
    return to.length > 0 ? [{ flows, to, branches }] : [];
  }

  /** The activities and ends a flow leads to without a choice. */
  #arrivals(flow: BpmnElement, before: readonly BpmnElement[]): BpmnElement[] {
    this.#walked += 1;
    const target = childOf(flow, 'targetRef');
    if (!target || this.#walked > MOST_FLOWS_WALKED || !isUnderstood(target)) return [];
    if (!target.$type.endsWith('Gateway')) return [target];
    if (waitsForBranches(target, this.#into(target).length)) return this.#beyondJoin(target);
    const onward = this.#onward(target);
    if (before.slice(0, -1).some((passed) => childOf(passed, 'targetRef') === target)) {
      this.findings.fault('gateway-loop', target);
      return [];
    }
    if (target.$type === 'bpmn:ExclusiveGateway' && onward.length > 1) {
      this.findings.fault('choice-after-fork', target);
      return [];
    }
    return onward.flatMap((next) => this.#arrivals(next, [...before, next]));
  }

  #beyondJoin(gateway: BpmnElement): BpmnElement[] {
    const [onward, second] = this.#from(gateway);
    const task = onward && childOf(onward, 'targetRef');
    if (!task || !isTask(task) || second) {
      this.findings.fault('join-without-task', gateway);
      return [];
    }
    const join = extensionOf(gateway, 'motcua:Join');
    const branches = join ? Number(textOf(join, 'branches')) : this.#into(gateway).length;
    this.joins.set(task, branches);
    return [task];
  }

  #onward(gateway: BpmnElement): readonly BpmnElement[] {
    const onward = this.#from(gateway);
    if (onward.length === 0) this.findings.fault('dead-end', gateway);
    return onward;
  }

  #from = (element: BpmnElement): readonly BpmnElement[] => this.#outgoing.get(element) ?? [];
  #into = (element: BpmnElement): readonly BpmnElement[] => this.#incoming.get(element) ?? [];
}

const waitsForBranches = ({ $type }: BpmnElement, incoming: number): boolean =>
  $type === 'bpmn:ComplexGateway' || ($type === 'bpmn:ParallelGateway' && incoming > 1);

/** A gateway at which conditions decide. */
const isDecision = ({ $type }: BpmnElement, onward: readonly BpmnElement[]): boolean =>
  $type === 'bpmn:ExclusiveGateway' && onward.some(isConditioned);

const isConditioned = (flow: BpmnElement): boolean => childOf(flow, 'conditionExpression') !== undefined;

/** A gateway at which one way is taken, if only because there is but one. */
const isPassage = (element: BpmnElement, incoming: number, outgoing: number): boolean =>
  element.$type === 'bpmn:ExclusiveGateway' ||
  (element.$type === 'bpmn:ParallelGateway' && incoming <= 1 && outgoing <= 1);
