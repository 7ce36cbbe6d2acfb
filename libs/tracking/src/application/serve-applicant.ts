import { Injectable } from '@nestjs/common';
import type { LedgerLine } from '#deadline';
import {
  ChangeNoticeWishes,
  ExplainDossier,
  type NoticeWishes,
  OpenFeedback,
  type OpenToSay,
  type ShownSecret,
} from '#dossier';
import { OpenedBySecret } from './opened-by-secret.ts';

/** What else somebody may ask who has the secret of a dossier. */
@Injectable()
export class ServeApplicant {
  constructor(
    private readonly open: OpenedBySecret,
    private readonly explain: ExplainDossier,
    private readonly wishes: ChangeNoticeWishes,
    private readonly feedback: OpenFeedback,
  ) {}

  /** Why the due time is what it is, line by line; `null` for a dossier without one. @throws tracking.not-found, .too-many-wrong */
  async deadline(shown: ShownSecret): Promise<LedgerLine[] | null> {
    return this.explain.forApplicant(await this.open.execute(shown));
  }

  /** The same of a dossier that was opened already, and what may be said of it now. */
  async beside(id: string): Promise<{ lines: LedgerLine[] } & OpenToSay> {
    const lines = (await this.explain.forApplicant(id)) ?? [];
    return { lines, ...(await this.feedback.openTo(id)) };
  }

  /**
   * Over what, and in which language, the applicant wants to be told from now on.
   * @throws tracking.not-found, .too-many-wrong, dossier.no-way-to-tell
   */
  async choose(shown: ShownSecret, wishes: NoticeWishes): Promise<NoticeWishes> {
    return this.wishes.byApplicant(await this.open.execute(shown), wishes);
  }
}
