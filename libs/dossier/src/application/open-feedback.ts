import { Injectable } from '@nestjs/common';

/** What the applicant of a dossier may do now. */
export interface OpenToSay {
  /** Say how satisfied they are. */
  mayRate: boolean;
  /** Ask, or complain. */
  mayAsk: boolean;
}

/** Knows what an applicant may say of a dossier. */
export interface FeedbackDesk {
  openTo(dossierId: string): Promise<OpenToSay>;
}

/** Between who takes what applicants say and who shows them the way there. Modules add theirs while they start. */
@Injectable()
export class OpenFeedback implements FeedbackDesk {
  private readonly desks: FeedbackDesk[] = [];

  add(desk: FeedbackDesk): void {
    this.desks.push(desk);
  }

  async openTo(dossierId: string): Promise<OpenToSay> {
    const open = await Promise.all(this.desks.map((desk) => desk.openTo(dossierId)));
    return { mayRate: open.some(({ mayRate }) => mayRate), mayAsk: open.some(({ mayAsk }) => mayAsk) };
  }
}
