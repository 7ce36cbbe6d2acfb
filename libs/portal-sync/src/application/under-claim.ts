import type { Config } from '#platform/config';
import { TryAgain } from '#platform/queue';
import type { Claim } from '../domain/publication.ts';
import type { Publications } from '../persistence/publications.ts';

export type RemoteCall<Outcome> = (deadline: AbortSignal) => Promise<Outcome>;

/**
 * One remote call under a fresh claim. The deadline runs from before the renewal, so that a process that was frozen
 * in between finds its call ended instead of making it beside its successor.
 * @param begins what is requested writes the row of progress, which must not be written twice
 * @throws TryAgain when another worker took the publication over
 */
export async function underClaim<Outcome>(
  { publications, config }: { publications: Publications; config: Config },
  claim: Claim,
  request: RemoteCall<Outcome>,
  begins = false,
): Promise<Outcome> {
  const deadline = AbortSignal.timeout(config.CALL_TIMEOUT_SECONDS * 1000);
  if (!(await publications.renew(claim, begins))) {
    throw new TryAgain('another worker took this publication over');
  }
  return request(deadline);
}
