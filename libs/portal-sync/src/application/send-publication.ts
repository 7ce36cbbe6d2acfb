import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { Claim } from '../domain/publication.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';
import { Publications } from '../persistence/publications.ts';
import { isRow } from '../domain/progress-rows.ts';
import { type HeldAtPortal, NationalPortal, type PortalOutcome } from './national-portal.ts';
import type { PublicationContent } from './content-of.ts';
import { type RemoteCall, underClaim } from './under-claim.ts';

/** What {@link SendPublication} calls at the portal for one publication, in this order. */
export const CALLS = ['DongBoHoSoMC', 'CapNhatTienDoHoSoMC'] as const;

type Mode = 'insert' | 'update';

/**
 * Brings one claimed publication to the portal: the dossier as it stood, then the change's row of progress. Written twice, a dossier
 * is the same; so only what may have written its row before is asked about first.
 */
@Injectable()
export class SendPublication {
  constructor(
    private readonly portal: NationalPortal,
    private readonly publications: Publications,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws TryAgain when another worker took the publication over. */
  async execute(claim: Claim, content: PublicationContent): Promise<PortalOutcome> {
    if (claim.progressBegun) return this.resume(claim, content);
    const outcome = await this.send(claim, content, isNewThere(claim, content) ? 'insert' : 'update');
    return outcome.kind === 'uncertain' && outcome.canAskAtOnce ? this.resume(claim, content) : outcome;
  }

  /** How far an earlier try got is not known for sure, and progress sent twice stands there twice: it asks first. */
  private async resume(claim: Claim, content: PublicationContent): Promise<PortalOutcome> {
    const { dossier, progress } = content;
    const asked = await this.call(claim, (deadline) => this.portal.lookUp(dossier.MaHoSo, deadline));
    if (asked.kind !== 'found') return asked;
    if (asked.held && holds(asked.held, progress)) return { kind: 'accepted' };
    return this.send(claim, content, asked.held ? 'update' : 'insert', true);
  }

  /** Where the portal's books differ from ours on whether it holds the dossier, its books count. */
  private async send(
    claim: Claim,
    content: PublicationContent,
    mode: Mode,
    alone = false,
  ): Promise<PortalOutcome> {
    const outcome = await this.sendAs(claim, content, mode, alone);
    if (outcome.kind !== 'rejected' || outcome.because === 'other') return outcome;
    return this.sendAs(claim, content, outcome.because === 'already-held' ? 'update' : 'insert', alone);
  }

  private async sendAs(
    claim: Claim,
    content: PublicationContent,
    mode: Mode,
    alone: boolean,
  ): Promise<PortalOutcome> {
    const { dossier, progress } = content;
    const synchronised = await this.call(claim, (deadline) =>
      this.portal.synchronise(dossier, mode, deadline),
    );
    if (synchronised.kind !== 'accepted') return synchronised;
    return this.call(claim, (deadline) => this.portal.recordProgress(progress, deadline, alone), true);
  }

  private call<Outcome>(claim: Claim, request: RemoteCall<Outcome>, begins = false): Promise<Outcome> {
    return underClaim({ publications: this.publications, config: this.config }, claim, request, begins);
  }
}

/** Whether the portal has not heard of it: what was handed in there it holds from the beginning. */
const isNewThere = ({ sequence }: Claim, { dossier }: PublicationContent): boolean =>
  sequence === 1 && dossier.NoiNopHoSo === '2';

/** Whether the portal's progress has this row already. Officer and wording tell changes of one status and second apart. */
const holds = ({ progress }: HeldAtPortal, row: PortalProgress): boolean =>
  progress?.some((held) => isRow(held, row)) ?? false;
