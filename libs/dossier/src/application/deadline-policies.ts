import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineTerms, TimeLimit } from '#deadline';
import { CONFIG, type Config } from '#platform/config';

/** The province's way of counting, as it goes into the terms of a dossier received now. */
@Injectable()
export class DeadlinePolicies {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  termsOf(phases: readonly TimeLimit[]): DeadlineTerms {
    return {
      phases: [...phases],
      counting: this.config.DEADLINE_COUNTING,
      supplement: this.config.SUPPLEMENT_POLICY,
    };
  }
}
