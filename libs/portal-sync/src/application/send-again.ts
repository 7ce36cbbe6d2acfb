import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { Claim } from '../domain/publication.ts';
import { matchRows } from '../domain/progress-rows.ts';
import type { PortalDossier } from '../payload/portal-dossier.ts';
import type { PortalProgress } from '../payload/portal-progress.ts';
import { Publications } from '../persistence/publications.ts';
import type { PublicationContent } from './content-of.ts';
import { type HeldAtPortal, NationalPortal, type PortalOutcome } from './national-portal.ts';
import { PrepareProgress } from './prepare-progress.ts';
import { type RemoteCall, underClaim } from './under-claim.ts';

const ACCEPTED: PortalOutcome = { kind: 'accepted' };

/** The portal was asked a moment ago and says otherwise now: it is to be asked again. */
const settled = (outcome: PortalOutcome): PortalOutcome =>
  outcome.kind === 'rejected' && outcome.because !== 'other'
    ? { kind: 'uncertain', reason: outcome.message, stillWorking: false }
    : outcome;

/**
 * Brings a publication to the portal that was there before: its content over what is held, and rows of progress only where they are
 * asked for and lacking. Written twice, a dossier is the same, so content alone needs no question first.
 */
@Injectable()
export class SendAgain {
  constructor(
    private readonly portal: NationalPortal,
    private readonly publications: Publications,
    private readonly progress: PrepareProgress,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws TryAgain when another worker took the publication over. */
  async execute(claim: Claim, { dossier }: PublicationContent): Promise<PortalOutcome> {
    const from = claim.again?.from ?? null;
    if (from !== null) return this.withProgress(claim, dossier, from);
    const outcome = await this.call(claim, (deadline) =>
      this.portal.synchronise(dossier, 'update', deadline),
    );
    return outcome.kind === 'rejected' && outcome.because === 'not-held'
      ? this.withProgress(claim, dossier, 1)
      : outcome;
  }

  private async withProgress(claim: Claim, dossier: PortalDossier, from: number): Promise<PortalOutcome> {
    const asked = await this.call(claim, (deadline) => this.portal.lookUp(dossier.MaHoSo, deadline));
    if (asked.kind !== 'found') return asked;
    const ours = (await this.progress.execute(claim.dossierId)).slice(0, claim.sequence);
    return asked.held
      ? this.complete(claim, dossier, lacking(ours, asked.held, from))
      : this.insert(claim, dossier, ours);
  }

  /** The dossier comes last: whatever the portal makes of a row that is late, it stands as it should in the end. */
  private async complete(
    claim: Claim,
    dossier: PortalDossier,
    rows: readonly PortalProgress[],
  ): Promise<PortalOutcome> {
    const recorded = await this.record(claim, rows);
    if (recorded.kind !== 'accepted') return recorded;
    return settled(
      await this.call(claim, (deadline) => this.portal.synchronise(dossier, 'update', deadline)),
    );
  }

  private async insert(
    claim: Claim,
    dossier: PortalDossier,
    rows: readonly PortalProgress[],
  ): Promise<PortalOutcome> {
    const inserted = await this.call(claim, (deadline) =>
      this.portal.synchronise(dossier, 'insert', deadline),
    );
    return inserted.kind === 'accepted' ? this.record(claim, rows) : settled(inserted);
  }

  private async record(claim: Claim, rows: readonly PortalProgress[]): Promise<PortalOutcome> {
    for (const row of rows) {
      const outcome = await this.call(claim, (deadline) => this.portal.recordProgress(row, deadline, true));
      if (outcome.kind !== 'accepted') return settled(outcome);
    }
    return ACCEPTED;
  }

  private call<Outcome>(claim: Claim, request: RemoteCall<Outcome>): Promise<Outcome> {
    return underClaim({ publications: this.publications, config: this.config }, claim, request);
  }
}

/** Of a portal that does not tell its progress nothing is known to be lacking. */
function lacking(
  ours: readonly PortalProgress[],
  { progress }: HeldAtPortal,
  from: number,
): PortalProgress[] {
  if (!progress) return [];
  const { places } = matchRows(ours, progress);
  return ours.filter((_row, index) => index + 1 >= from && places[index] === undefined);
}
