import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import type { Difference } from '../domain/difference.ts';
import type { ComparableDossier, ComparedDossier } from '../domain/reconciliation.ts';
import { compareDossier } from '../payload/compare-dossier.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';
import { untoldFields } from '../payload/told-fields.ts';
import type { PreparedContent } from './content-of.ts';
import { type LookUpOutcome, NationalPortal } from './national-portal.ts';
import { Pace } from './pace.ts';
import { PrepareContent } from './prepare-content.ts';
import { PrepareProgress } from './prepare-progress.ts';

/** Questions under way at a time. */
const AT_ONCE = 16;
/** So many in vain, and more of them than of the others: the portal is away. */
const IN_VAIN = 8;
/** The others are told that this worker lives. */
const RENEWED_AFTER_MS = 10_000;

export interface Comparison {
  /** Those the portal answered about. */
  compared: ComparedDossier[];
  /** Why it cannot be asked; null = it can. */
  away: string | null;
}

/** Asks the portal what it holds of dossiers, at a pace that leaves room for changes, and compares it with what it should. */
@Injectable()
export class CompareDossiers {
  private readonly pace: Pace;

  constructor(
    private readonly portal: NationalPortal,
    private readonly content: PrepareContent,
    private readonly progress: PrepareProgress,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.pace = new Pace(config.PORTAL_LOOKUPS_PER_SECOND);
  }

  /** @param lives tells the others that this worker does; false when it was overtaken and is to stop */
  async execute(dossiers: readonly ComparableDossier[], lives: () => Promise<boolean>): Promise<Comparison> {
    const prepared = this.prepareAll(dossiers);
    const answers = await this.askAll(dossiers, lives);
    const { contents, progress } = await prepared;
    const away = whyAway(answers);
    if (away !== null) return { compared: [], away };
    return {
      away: null,
      compared: dossiers.flatMap((dossier, index) => {
        const [answer, content] = [answers[index], contents[index]];
        if (!answer || !content || answer.kind === 'unavailable') return [];
        const rows = progress.get(dossier.dossierId)?.slice(0, dossier.sequence) ?? [];
        return [{ dossier, ...this.compared(content, rows, answer) }];
      }),
    };
  }

  private compared(
    content: PreparedContent,
    progress: readonly PortalProgress[],
    answer: Exclude<LookUpOutcome, { kind: 'unavailable' }>,
  ): { differences: Difference[]; untold: string[] } {
    if (answer.kind === 'rejected') return personally('refused', `Cổng từ chối tra cứu: ${answer.message}`);
    if (content.kind === 'unsendable') return personally('unsendable', content.reason);
    const { dossier } = content.content;
    const differences = compareDossier({ dossier, progress }, answer.held);
    return {
      differences,
      untold: answer.held ? untoldOf(answer.held, untoldFields(dossier, answer.held.fields)) : [],
    };
  }

  /** One that cannot be told stands in no other's way. */
  private async prepareAll(dossiers: readonly ComparableDossier[]): Promise<{
    contents: (PreparedContent | undefined)[];
    progress: ReadonlyMap<string, PortalProgress[]>;
  }> {
    const contents = dossiers.map(({ dossierId, sequence }) =>
      this.content.execute(dossierId, sequence).catch((error: unknown) => {
        this.logger.error('a dossier cannot be compared', { dossierId, sequence, err: error });
        return undefined;
      }),
    );
    const progress = await this.progress.ofMany(dossiers.map(({ dossierId }) => dossierId));
    return { contents: await Promise.all(contents), progress };
  }

  private async askAll(
    dossiers: readonly ComparableDossier[],
    lives: () => Promise<boolean>,
  ): Promise<(LookUpOutcome | undefined)[]> {
    const answers: (LookUpOutcome | undefined)[] = dossiers.map(() => undefined);
    const counts = { failed: 0, answered: 0 };
    let renewedAt = performance.now();
    let stopped = false;
    const waiting = dossiers.entries();
    const askNext = async (): Promise<void> => {
      for (const [index, { code }] of waiting) {
        if (stopped || isAway(counts.failed, counts.answered)) return;
        await this.pace.turn();
        const answer = await this.ask(code);
        answers[index] = answer;
        counts[answer.kind === 'unavailable' ? 'failed' : 'answered'] += 1;
        if (performance.now() - renewedAt < RENEWED_AFTER_MS) continue;
        renewedAt = performance.now();
        stopped ||= !(await lives());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askNext));
    return answers;
  }

  private ask(code: string): Promise<LookUpOutcome> {
    return this.portal.lookUp(code, AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000));
  }
}

/** More were asked in vain than answered; null = the portal is there. */
function whyAway(answers: readonly (LookUpOutcome | undefined)[]): string | null {
  const failed = answers.flatMap((answer) => (answer?.kind === 'unavailable' ? answer.reason : []));
  const answered = answers.filter((answer) => answer && answer.kind !== 'unavailable').length;
  return failed.length > answered ? (failed.at(-1) ?? null) : null;
}

const isAway = (failed: number, answered: number): boolean => failed >= IN_VAIN && failed > answered;

const personally = (kind: 'refused' | 'unsendable', reason: string) => ({
  differences: [{ kind, reason, sequence: null }],
  untold: [],
});

const untoldOf = (
  { status, progress }: { status: string | null; progress: unknown },
  fields: readonly string[],
): string[] => [
  ...fields,
  ...(status === null ? ['TrangThaiHoSo'] : []),
  ...(progress === null ? ['TienDo'] : []),
];
