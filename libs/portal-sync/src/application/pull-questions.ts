import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { knownQuestions } from '../persistence/questions.ts';
import { KeepQuestion } from './keep-question.ts';
import { PortalCorrespondence } from './portal-correspondence.ts';

/** Fetches what citizens asked at the portal and nobody has answered; each question once. */
@Injectable()
export class PullQuestions {
  constructor(
    private readonly correspondence: PortalCorrespondence,
    private readonly keep: KeepQuestion,
    private readonly database: Database,
    private readonly logger: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @returns how many were new; the next round asks again for what the portal did not tell */
  async execute(): Promise<number> {
    const deadline = AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000);
    const listed = await this.correspondence.listQuestions(deadline);
    if (listed.kind !== 'listed') {
      this.logger.warn('questions of the portal not fetched', { outcome: listed.kind });
      return 0;
    }
    if (listed.unreadable > 0) {
      this.logger.warn('questions of the portal left out', { unreadable: listed.unreadable });
    }
    const known = await knownQuestions(
      this.database,
      listed.questions.map(({ HOIDAPID }) => HOIDAPID),
    );
    const fresh = listed.questions.filter(
      ({ HOIDAPID, TRALOIID }) => !known.has(HOIDAPID) && !(Number(TRALOIID) > 0),
    );
    for (const question of fresh) await this.keep.execute(question);
    return fresh.length;
  }
}
