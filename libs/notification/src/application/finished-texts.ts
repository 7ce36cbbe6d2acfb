import { Injectable } from '@nestjs/common';
import { HandOverCodes, TrackingSecrets } from '#dossier';
import { withCode, withSecret } from '../domain/message.ts';

/** Puts secret and code in their places, which stored texts only mark. */
@Injectable()
export class FinishedTexts {
  constructor(
    private readonly secrets: TrackingSecrets,
    private readonly codes: HandOverCodes,
  ) {}

  /** @param dossierId null = there is no dossier yet, and so nothing to track */
  of(
    text: string,
    dossierId: string | null,
    { secretVersion, codeId }: { secretVersion: number; codeId?: string },
  ): string {
    const secret = dossierId === null ? '' : this.secrets.of(dossierId, secretVersion);
    const finished = withSecret(text, secret);
    return codeId === undefined ? finished : withCode(finished, this.codes.of(codeId));
  }
}
