/** Sends receptions, each connection for one desk's officer. Takes `{ tokens, body }` from its parent. */
import { v7 as uuid } from 'uuid';
import { answerRounds } from './rounds.mjs';

process.once('message', ({ tokens, body }) => {
  let connections = 0;
  answerRounds(() => {
    const token = tokens[connections++ % tokens.length];
    const request = () => ({
      method: 'POST',
      path: '/api/v1/dossiers',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': uuid(),
      },
      body: JSON.stringify(body),
    });
    return { next: request, answered: () => undefined };
  });
});
process.once('disconnect', () => process.exit(0));
