import type { BpmnElement } from 'bpmn-moddle';
import { codeOf, Codes } from './codes.ts';
import { childOf, childrenOf, extensionOf, given, idOf, nameOf, textOf } from './element.ts';
import { civilLimit, durationIn } from './iso-duration.ts';
import { type ActionsOf, type DrawnAction, ledBy } from './read-action.ts';
import { wordsOf } from './read-limit.ts';
import { readAgent, readAmount } from './read-step.ts';
import type { Trail, Trails } from './trails.ts';

/** An action with the way it takes and the flow that stands for it. */
export interface TakenAction {
  readonly action: DrawnAction;
  readonly trail: Trail;
  readonly carrier: BpmnElement;
}

/** The timers on the edge of a task; not yet held against the schema. */
export class TimersOf {
  readonly #codes: Codes;
  /** Actions the step has only because a timer takes them: whoever holds the step can take them too. */
  readonly added: TakenAction[] = [];

  /** @param taken the actions of the step */
  constructor(
    private readonly events: readonly BpmnElement[],
    private readonly taken: readonly TakenAction[],
    private readonly trails: Trails,
    private readonly step: ActionsOf,
  ) {
    this.#codes = new Codes(events.flatMap((event) => codeOf(event, 'motcua:Timer') ?? []));
  }

  read(): object[] {
    return this.events.map((event) => this.#timer(event));
  }

  #timer(event: BpmnElement): object {
    const known = knownOf(event);
    const said = given(known, 'code', 'does');
    const does = said['does'] ?? (event.get('cancelActivity') === false ? 'warn' : 'act');
    const to = readAgent(known, 'to');
    if (does !== 'act' && this.trails.leadOn(event)) this.step.findings.fault('timer-beside', event);
    return {
      code: said['code'] ?? this.#codes.for(idOf(event), nameOf(event) || 'timer'),
      after: readAmount(known) ?? this.#after(event),
      does,
      ...(to && { to }),
      ...(does === 'act' && { action: this.#taken(event) }),
    };
  }

  #after(event: BpmnElement): object | undefined {
    const [timer] = childrenOf(event, 'eventDefinitions');
    const expression = timer && childOf(timer, 'timeDuration');
    const found = durationIn(expression && textOf(expression, 'body'));
    const limit = found && civilLimit(found.duration);
    if (!limit) this.step.findings.fault('timer-without-time', event);
    else if (!knownOf(event)) {
      this.step.findings.note('limit-reading', event, { value: found.text, ...wordsOf(limit) });
    }
    return limit;
  }

  /** The code of the action that leads where the timer does. */
  #taken(event: BpmnElement): string | undefined {
    const [trail, other] = this.trails.of(event);
    if (!trail) return undefined;
    const named = given(knownOf(event), 'action')['action'];
    const match = this.taken.find(
      ({ action, trail: own }) =>
        leadsAlike(trail, own) &&
        (named === undefined ? !action.requires && !action.asks : action.code === named),
    );
    if (other || (named !== undefined && !match)) this.step.findings.fault('timer-elsewhere', event);
    return other || match ? match?.action.code : this.#add(event, trail).code;
  }

  #add(event: BpmnElement, trail: Trail): DrawnAction {
    const [carrier = event] = trail.flows;
    const name = nameOf(carrier) || nameOf(event) || 'Hết giờ';
    const led = ledBy(trail, this.step);
    const action = { code: this.step.codes.next(name), name, from: this.step.from.code, ...led };
    this.step.findings.note('timer-action', event, { value: name });
    this.added.push({ action, trail, carrier });
    return action;
  }
}

const knownOf = (event: BpmnElement): BpmnElement | undefined => extensionOf(event, 'motcua:Timer');

const leadsAlike = (one: Trail, other: Trail): boolean =>
  one.to.length === other.to.length &&
  one.to.every((target, index) => target === other.to[index]) &&
  one.branches.map(({ flow }) => idOf(flow)).join(' ') ===
    other.branches.map(({ flow }) => idOf(flow)).join(' ');
