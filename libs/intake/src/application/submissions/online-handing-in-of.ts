import type { OnlineHandingIn } from '#dossier';
import type { StoredSubmission } from '../../persistence/submissions.ts';
import type { SubmissionContent } from '../../domain/submission.ts';

/** What the dossier keeps of how it was handed in, once a desk has decided. */
export const onlineHandingInOf = (
  { submittedAt, source, sourceCode, asked, askedAt, supplementedAt }: StoredSubmission,
  { account }: SubmissionContent,
): OnlineHandingIn => ({
  submittedAt: submittedAt.toISOString(),
  ...(source === 'national-portal' && { portalCode: sourceCode }),
  ...(source === 'civil-status' && { civilStatusCode: sourceCode }),
  account: account ?? null,
  asked: asked &&
    askedAt && {
      at: askedAt.toISOString(),
      items: asked.items,
      reason: asked.reason,
      receivedAt: supplementedAt?.toISOString() ?? null,
    },
});
