import type { Answer, Officer } from './officer.ts';
import type { TestApi } from './test-api.ts';

/** What can be seen of a dossier now, as far as it can be seen of the past. */
const ofPresent = (body: Answer['body']) => ({
  ...{ version: body.version, status: body.status, dueAt: body.dueAt },
  holders: body.tasks.map((task: Answer['body']) => ({
    ...{ step: task.step, agency: task.agency.code, role: task.role, since: task.since },
    ...{ officer: task.holder?.name ?? null, delegate: task.delegate?.name ?? null },
  })),
});

const ofPast = (body: Answer['body']) => ({
  ...{ version: body.version, status: body.status, dueAt: body.dueAt },
  holders: body.holders.map((holder: Answer['body']) => ({
    ...{ step: holder.step, agency: holder.agency.code, role: holder.role, since: holder.since },
    ...{ officer: holder.officer, delegate: holder.delegate },
  })),
});

/** A dossier somebody looks at again and again, and remembers. */
export class WatchedDossier {
  /** What was shown of it, and when. */
  readonly shown: { at: Date; view: ReturnType<typeof ofPresent> }[] = [];

  constructor(
    private readonly api: Pick<TestApi, 'clock'>,
    readonly id: string,
    private readonly viewer: Officer,
  ) {}

  /** Looks at it as it is now, and lets time go by. */
  async look(): Promise<void> {
    const { body } = await this.viewer.get(`/dossiers/${this.id}`);
    this.shown.push({ at: this.api.clock.now(), view: ofPresent(body) });
    this.api.clock.advance({ minutes: 20 });
  }

  asOf(at: string, viewer = this.viewer): Promise<Answer> {
    return viewer.get(`/dossiers/${this.id}/as-of?at=${encodeURIComponent(at)}`);
  }

  /** The same instants as they are shown as of now. */
  async shownNow(): Promise<{ at: Date; view: ReturnType<typeof ofPast> }[]> {
    const views: { at: Date; view: ReturnType<typeof ofPast> }[] = [];
    for (const { at } of this.shown) {
      const { status, body } = await this.asOf(at.toISOString());
      if (status !== 200) throw new Error(`${at.toISOString()}: ${JSON.stringify(body)}`);
      views.push({ at, view: ofPast(body) });
    }
    return views;
  }
}
