/** Asks where dossiers stand, code after code. Takes `{ codes }` from its parent. */
import { answerRounds } from './rounds.mjs';

process.once('message', ({ codes }) => {
  let turn = 0;
  const request = () => ({ method: 'GET', path: `/api/v1/tracking/${codes[turn++ % codes.length]}` });
  answerRounds(() => ({ next: request, answered: () => undefined }));
});
process.once('disconnect', () => process.exit(0));
