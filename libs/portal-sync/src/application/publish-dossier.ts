import { Injectable } from '@nestjs/common';
import { Logger } from '#platform/logging';
import { TryAgain } from '#platform/queue';
import type { Claim } from '../domain/publication.ts';
import { saysNothingNew } from '../domain/republication.ts';
import { toldDigest } from '../payload/told-digest.ts';
import { Publications, type Told } from '../persistence/publications.ts';
import type { PortalOutcome } from './national-portal.ts';
import { PrepareContent } from './prepare-content.ts';
import { SendAgain } from './send-again.ts';
import { SendPublication } from './send-publication.ts';

/** What became of a publication; once it was accepted, what was told, or null where nothing had to be. */
type Published = Exclude<PortalOutcome, { kind: 'accepted' }> | { kind: 'accepted'; told: Told | null };

/** Sends what is unsent of a dossier, in the order of its history, one publication at a time. */
@Injectable()
export class PublishDossier {
  constructor(
    private readonly publications: Publications,
    private readonly prepare: PrepareContent,
    private readonly sending: SendPublication,
    private readonly sendingAgain: SendAgain,
    private readonly logger: Logger,
  ) {}

  /** Ends when nothing is left to send or one was set aside. @throws TryAgain when the portal or another worker is in the way. */
  async execute(dossierId: string): Promise<void> {
    for (;;) {
      const next = await this.publications.claimNext(dossierId);
      if (next.kind === 'busy') throw new TryAgain('another worker is sending this dossier');
      if (next.kind === 'none') return;
      await this.conclude(next.claim, await this.publish(next.claim));
    }
  }

  private async publish(claim: Claim): Promise<Published> {
    const { dossierId, sequence, again } = claim;
    const prepared = await this.prepare.execute(dossierId, sequence);
    if (prepared.kind === 'unsendable') {
      return { kind: 'rejected', message: prepared.reason, because: 'other' };
    }
    const { dossier, linksUntil } = prepared.content;
    const digest = toldDigest(dossier);
    if (again && saysNothingNew(again, digest)) return { kind: 'accepted', told: null };
    const outcome = await (again ? this.sendingAgain : this.sending).execute(claim, prepared.content);
    return outcome.kind === 'accepted' ? { kind: 'accepted', told: { digest, linksUntil } } : outcome;
  }

  private async conclude(claim: Claim, outcome: Published): Promise<void> {
    if (!(await this.record(claim, outcome))) throw new TryAgain('another worker took this publication over');
    if (outcome.kind === 'rejected') this.logger.warn('publication set aside', { ...claim });
    if (outcome.kind === 'uncertain') throw new TryAgain(outcome.reason);
    if (outcome.kind === 'unavailable') throw new TryAgain(outcome.reason, outcome.retryAfterSeconds);
  }

  private record(claim: Claim, outcome: Published): Promise<boolean> {
    switch (outcome.kind) {
      case 'accepted':
        return this.publications.markSent(claim, outcome.told);
      case 'rejected':
        return this.publications.setAside(claim, outcome.message);
      case 'uncertain':
        return outcome.stillWorking
          ? this.publications.leaveUnsettled(claim, outcome.reason)
          : this.publications.postpone(claim, outcome.reason);
      case 'unavailable':
        return this.publications.postpone(claim, outcome.reason);
    }
  }
}
