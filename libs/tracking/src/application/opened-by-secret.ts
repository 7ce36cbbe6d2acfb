import { Injectable } from '@nestjs/common';
import { OpenBySecret, type ShownSecret } from '#dossier';
import { trackingProblem } from '../domain/tracking.problems.ts';

/** Lets in who has the secret of a dossier, or says why not. */
@Injectable()
export class OpenedBySecret {
  constructor(private readonly door: OpenBySecret) {}

  /**
   * @returns the id of the dossier
   * @throws tracking.not-found, the same for an unknown code and for a wrong secret; .too-many-wrong
   */
  async execute(shown: ShownSecret): Promise<string> {
    const opening = await this.door.execute(shown);
    switch (opening.kind) {
      case 'opened':
        return opening.id;
      case 'unknown':
        throw trackingProblem('tracking.not-found');
      case 'wait':
        throw tooManyWrong(opening.seconds);
    }
  }
}

const tooManyWrong = (seconds: number) =>
  trackingProblem('tracking.too-many-wrong', { seconds }, { retryAfterSeconds: seconds });
