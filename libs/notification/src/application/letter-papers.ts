import { Injectable } from '@nestjs/common';
import { NoticePapers } from '#dossier';
import { Logger } from '#platform/logging';
import { paperOfLetter } from '../domain/paper-of-letter.ts';
import type { AddressedDelivery } from '../persistence/claim-delivery.ts';
import type { Attachment } from './mailer.ts';

/** Forms have tens of kilobytes; what is far beyond is broken, and many mail servers would not take it. */
const LONGEST_BYTES = 2 * 1024 * 1024;

type Letter = Pick<AddressedDelivery, 'id' | 'dossierId' | 'intent' | 'intentKey'>;

/**
 * The form that goes with a letter, drawn while it is sent and kept nowhere. The letter says everything by itself; so it goes without
 * one that cannot be drawn, and the log tells.
 */
@Injectable()
export class LetterPapers {
  constructor(
    private readonly papers: NoticePapers,
    private readonly logger: Logger,
  ) {}

  async of({ id, dossierId, intent, intentKey }: Letter): Promise<Attachment | undefined> {
    const wanted = paperOfLetter(intent, intentKey);
    if (!wanted || dossierId === null) return undefined;
    const about = { deliveryId: id, paper: wanted.paper };
    try {
      const bytes = await this.papers.print(dossierId, wanted.paper, wanted.sequence);
      if (bytes && bytes.length <= LONGEST_BYTES) return { name: wanted.file, bytes };
      this.logger.warn('a letter goes without its paper', { ...about, bytes: bytes?.length ?? null });
    } catch (error) {
      this.logger.warn('a letter goes without its paper', { ...about, err: error });
    }
    return undefined;
  }
}
