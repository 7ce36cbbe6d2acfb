import { Injectable } from '@nestjs/common';

/** Knows whether the applicant of a dossier may say now how satisfied they are. */
export interface RatingDesk {
  mayRate(dossierId: string): Promise<boolean>;
}

/** Between who takes ratings and who shows an applicant the way there. Modules add theirs while they start. */
@Injectable()
export class OpenRatings implements RatingDesk {
  private readonly desks: RatingDesk[] = [];

  add(desk: RatingDesk): void {
    this.desks.push(desk);
  }

  async mayRate(dossierId: string): Promise<boolean> {
    const open = await Promise.all(this.desks.map((desk) => desk.mayRate(dossierId)));
    return open.includes(true);
  }
}
