/**
 * Takes actions on dossiers, each on the version it has now, as the officer whose step it is. Takes
 * `{ tokens, dossiers }` from its parent, the tokens by step.
 */
import { v7 as uuid } from 'uuid';
import { dossierQueue } from './dossier-queue.mjs';
import { answerRounds } from './rounds.mjs';

process.once('message', ({ tokens, dossiers }) => {
  const queue = dossierQueue(dossiers);
  const request = ({ id, version, step }) => ({
    method: 'POST',
    path: `/api/v1/dossiers/${id}/actions`,
    headers: {
      authorization: `Bearer ${tokens[step]}`,
      'content-type': 'application/json',
      'idempotency-key': uuid(),
      'if-match': `"${version}"`,
    },
    body: JSON.stringify(queue.wish({ step })),
  });
  answerRounds(() => {
    let dossier;
    return {
      next: () => request((dossier = queue.take())),
      answered: (status, body) => status === 200 && queue.giveBack(dossier, JSON.parse(body).version),
    };
  });
});
process.once('disconnect', () => process.exit(0));
