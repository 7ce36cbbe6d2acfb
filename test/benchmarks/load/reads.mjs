/** Reads pages as an officer, one after another. Takes `{ paths, token }` from its parent; paths are below `/api/v1`. */
import { answerRounds } from './rounds.mjs';

process.once('message', ({ paths, token }) => {
  let turn = 0;
  const headers = { authorization: `Bearer ${token}` };
  const request = () => ({ method: 'GET', path: `/api/v1${paths[turn++ % paths.length]}`, headers });
  answerRounds(() => ({ next: request, answered: () => undefined }));
});
process.once('disconnect', () => process.exit(0));
