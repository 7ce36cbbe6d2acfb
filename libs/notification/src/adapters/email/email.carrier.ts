import { Injectable } from '@nestjs/common';
import { Carrier, type Dispatched, type Load } from '../../application/carrier.ts';
import { FinishedTexts } from '../../application/finished-texts.ts';
import { LetterPapers } from '../../application/letter-papers.ts';
import { Mailer } from '../../application/mailer.ts';

/** Letters, with their paper, over the one mail server. */
@Injectable()
export class EmailCarrier extends Carrier<'email'> {
  override readonly channel = 'email';
  override readonly isMetered = false;

  constructor(
    private readonly mailer: Mailer,
    private readonly finished: FinishedTexts,
    private readonly papers: LetterPapers,
  ) {
    super();
  }

  override get gateways(): string[] {
    return [this.mailer.name];
  }

  override async carry({ to, ...delivery }: Load<'email'>): Promise<Dispatched> {
    const { dossierId, content, requestId } = delivery;
    const text = this.finished.of(content.text, dossierId, content);
    const html = this.finished.of(content.html, dossierId, content);
    const attachment = await this.papers.of(delivery);
    const letter = { id: requestId, to, subject: content.subject, text, html };
    const outcome = await this.mailer.send({ ...letter, ...(attachment && { attachment }) });
    return { outcome, segments: null };
  }
}
