import { BIRTH_ROAD, type HoaBan, receive } from './walk.ts';

interface Moving {
  id: string;
  /** Legs of the road behind it. */
  taken: number;
}

/** Officers who receive birth registrations and process them, in an order that given numbers decide. */
export class Stream {
  /** Every action that was answered with success, by dossier, in order. */
  readonly changes = new Map<string, string[]>();
  private readonly moving: Moving[] = [];
  private acting = false;

  constructor(private readonly officers: HoaBan) {}

  /** How many receptions and actions were answered with success. */
  get acknowledged(): number {
    return [...this.changes.values()].reduce((sum, actions) => sum + actions.length, 0);
  }

  get isActing(): boolean {
    return this.acting;
  }

  /** One reception or action for each number. @throws when one is not answered with success */
  async take(picks: readonly number[]): Promise<void> {
    this.acting = true;
    for (const pick of picks) {
      const dossier = pick % 5 === 0 ? undefined : this.moving[pick % (this.moving.length || 1)];
      await (dossier ? this.move(dossier) : this.receive());
    }
    this.acting = false;
  }

  /** Takes everything to its end. */
  async finish(): Promise<void> {
    while (this.moving[0]) await this.move(this.moving[0]);
  }

  private async receive(): Promise<void> {
    const { id } = await receive(this.officers.desk);
    this.changes.set(id, ['receive']);
    this.moving.push({ id, taken: 0 });
  }

  private async move(dossier: Moving): Promise<void> {
    const [who, step, action, input] = BIRTH_ROAD[dossier.taken]!;
    const { status, body } = await this.officers[who].act(dossier.id, { step, action, ...input });
    if (status !== 200) throw new Error(`${step}/${action}: ${JSON.stringify(body)}`);
    this.changes.get(dossier.id)?.push(action);
    dossier.taken += 1;
    if (dossier.taken === BIRTH_ROAD.length) this.moving.splice(this.moving.indexOf(dossier), 1);
  }
}
