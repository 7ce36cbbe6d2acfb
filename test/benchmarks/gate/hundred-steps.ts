import {
  type Fact,
  putInCalls,
  type WorkflowAction,
  type WorkflowDefinition,
  workflowSchema,
} from '#workflow';

/** What a drawn workflow is made of between reception and hand-over. */
export interface Shape {
  /** Branches of each parallel section, at most; 1 = everything one after the other. */
  branches: number;
  /** Steps of a branch, at most. */
  length: number;
  /** Ways back are routes that a fact decides on, entered where the section begins; else they are actions. */
  decides?: true;
}

const STEPS = 100;

type Step = WorkflowDefinition['steps'][number];

/** Draws a sound workflow of a hundred steps: sections of branches, each step of which may send back to the one before. */
export class HundredSteps {
  private readonly steps: Step[] = [];
  private readonly actions: WorkflowDefinition['actions'] = [];
  private readonly facts: Fact[] = [];
  private readonly routes = new Map<string, NonNullable<WorkflowAction['routes']>>();

  /** @param draw a whole number from 0 up to below its argument */
  constructor(
    private readonly shape: Shape,
    private readonly draw: (below: number) => number,
  ) {}

  make(): WorkflowDefinition {
    let last = this.step('received');
    const most = this.shape.branches * this.shape.length + 1;
    while (this.steps.length + most < STEPS - 2) last = this.section(last);
    while (this.steps.length < STEPS - 2) last = this.then(last, this.step('processing'));
    const desk = this.then(last, this.step('completed'));
    const code = `s${this.steps.length}`;
    this.steps.push({ code, name: `Bước ${code}`, status: 'returned', final: true });
    this.then(desk, code);
    const authored = workflowSchema.parse({
      ...{ code: '1.000001', version: 1, procedure: '1.000001', name: 'Quy trình trăm bước' },
      basis: { kind: 'template', source: 'Quy trình vẽ ngẫu nhiên để đo' },
      ...{ initial: 's0', steps: this.steps, actions: this.actions },
      ...(this.facts.length > 0 && { facts: this.facts }),
    });
    return putInCalls(authored, () => undefined);
  }

  private section(before: string): string {
    const { branches, length } = this.shape;
    if (branches === 1) return this.branch(before, length).last;
    const count = 2 + this.draw(branches - 1);
    const fork = this.then(before, this.step('processing'));
    if (this.shape.decides) this.declareFact();
    const parts = Array.from({ length: count }, () => this.branch(undefined, length));
    this.action(
      fork,
      parts.map(({ first }) => first),
      this.shape.decides ? { asks: [this.fact] } : {},
    );
    const join = this.step('processing', count);
    for (const { last } of parts) this.action(last, [join]);
    return join;
  }

  private branch(before: string | undefined, length: number): { first: string; last: string } {
    const first = this.step('processing');
    if (before) this.then(before, first);
    let last = first;
    for (let left = this.draw(length); left > 0; left -= 1) {
      const previous = last;
      last = this.then(last, this.step('processing'));
      if (this.draw(2) === 0) this.leadBack(last, previous);
    }
    return { first, last };
  }

  /** A route goes with the action that leads on, which the next step or the join will add. */
  private leadBack(from: string, to: string): void {
    if (this.shape.decides) {
      this.routes.set(from, [{ when: `fact.${this.fact} > ${this.draw(100)}`, to: [to] }]);
    } else this.action(from, [to]);
  }

  private declareFact(): void {
    const code = `f${this.facts.length}`;
    this.facts.push({ code, name: `Thông tin ${code}`, type: 'number' });
  }

  private get fact(): string {
    return `f${this.facts.length - 1}`;
  }

  private then(before: string, after: string): string {
    this.action(before, [after]);
    return after;
  }

  private action(from: string, to: string[], more: Partial<WorkflowAction> = {}): void {
    const routes = this.routes.get(from);
    const code = `a${this.actions.length}`;
    this.actions.push({ code, name: 'Chuyển', from, to, ...(routes && { routes }), ...more });
  }

  private step(status: 'received' | 'processing' | 'completed', joins?: number): string {
    const code = `s${this.steps.length}`;
    this.steps.push({
      ...{ code, name: `Bước ${code}`, status },
      actor: { agency: 'lead', role: 'case-officer' },
      limit: { amount: 1, unit: 'working-day' },
      ...(joins && { joins }),
    });
    return code;
  }
}
