import type { BpmnElement } from 'bpmn-moddle';
import { childOf, childrenOf, extensionOf, textOf } from './element.ts';
import type { Findings } from './findings.ts';
import { isTask, isUnderstood } from './refuse-features.ts';

/** A way out of a task: the flows up to where it forks or arrives, and the tasks and ends it leads to. */
export interface Route {
  readonly trail: readonly BpmnElement[];
  readonly to: readonly BpmnElement[];
}

/** Diagrams of chained gateways have more ways through them than anyone can choose from. */
const MOST_FLOWS_WALKED = 10_000;

/** The flows of a process with gateways followed through: what a task leads to, and what waits for branches. */
export class Routes {
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
      if (target.$type === 'bpmn:StartEvent') findings.fault('flow-into-start', flow);
      if (source.$type === 'bpmn:EndEvent') findings.fault('flow-from-end', flow);
      this.#outgoing.set(source, [...this.#from(source), flow]);
      this.#incoming.set(target, [...this.#into(target), flow]);
    }
  }

  /** The ways out of a task or a start event. */
  of(element: BpmnElement): Route[] {
    const [first, second] = this.#from(element);
    if (second) this.findings.fault('implicit-fork', element);
    if (!first) this.findings.fault('dead-end', element);
    this.#walked = 0;
    const routes = first ? this.#walk(first, []) : [];
    if (this.#walked > MOST_FLOWS_WALKED) this.findings.fault('too-many-ways', element);
    return routes;
  }

  /** Every flow into a task that waits for branches must pass its gateway. */
  checkJoins(): void {
    for (const task of this.joins.keys()) {
      if (this.#into(task).length > 1) this.findings.fault('join-bypassed', task);
    }
  }

  /** Whether a flow leaves a gateway at which someone chooses. */
  isChoice(flow: BpmnElement): boolean {
    const source = childOf(flow, 'sourceRef');
    return source?.$type === 'bpmn:ExclusiveGateway' && this.#from(source).length > 1;
  }

  #walk(flow: BpmnElement, before: readonly BpmnElement[]): Route[] {
    this.#walked += 1;
    const target = childOf(flow, 'targetRef');
    const trail = [...before, flow];
    if (!target || this.#walked > MOST_FLOWS_WALKED || !isUnderstood(target)) return [];
    if (before.includes(flow)) {
      this.findings.fault('gateway-loop', target);
      return [];
    }
    if (isPassage(target, this.#into(target).length, this.#from(target).length)) {
      return this.#onward(target).flatMap((next) => this.#walk(next, trail));
    }
    const to = this.#arrivals(flow, trail);
    return to.length > 0 ? [{ trail, to }] : [];
  }

  /** The tasks and ends a flow leads to without a choice. */
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

/** A gateway at which one way is taken, if only because there is but one. */
const isPassage = (element: BpmnElement, incoming: number, outgoing: number): boolean =>
  element.$type === 'bpmn:ExclusiveGateway' ||
  (element.$type === 'bpmn:ParallelGateway' && incoming <= 1 && outgoing <= 1);
