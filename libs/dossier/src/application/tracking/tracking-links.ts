import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { TrackingSecrets } from './tracking-secrets.ts';

/** What the applicant follows the dossier with, as papers for them say it. */
export interface TrackingLink {
  secret: string;
  url: string;
}

/** The version every dossier's secret starts at. */
const FIRST_SECRET = 1;

@Injectable()
export class TrackingLinks {
  constructor(
    private readonly secrets: TrackingSecrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  of(dossier: { id: string; code: string }, secretVersion = FIRST_SECRET): TrackingLink {
    const secret = this.secrets.of(dossier.id, secretVersion);
    return { secret, url: `${this.config.PUBLIC_URL}/api/v1/tracking/${dossier.code}?secret=${secret}` };
  }
}
