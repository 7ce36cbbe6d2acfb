/**
 * The same statements without HTTP: as many callers as the load has connections, each sending the next statement when
 * the last is answered. Takes `{ database, pool, prepared, work, desks, body, dossiers, codes }`, then rounds like a load
 * process.
 */
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { dossierQueue } from '../load/dossier-queue.mjs';
import { act, receive, sender, track } from './statements.mjs';

process.once('message', (material) => {
  const { database, pool: max, prepared, work, desks, body, dossiers, codes } = material;
  const send = sender(new pg.Pool({ connectionString: database, max }), prepared);
  const queue = dossierQueue(dossiers ?? []);
  let turn = 0;
  const works = {
    receive: () => receive(send, desks[turn++ % desks.length], body, uuid()),
    act: async () => {
      const dossier = queue.take();
      const changed = await act(send, dossier.id, dossier.version, queue.wish(dossier), uuid());
      if (!changed) throw new Error(`dossier ${dossier.id} is not at version ${dossier.version}`);
      queue.giveBack(dossier, changed.version);
    },
    track: () => track(send, codes[turn++ % codes.length]),
  };
  process.on('message', async ({ seconds, connections }) => {
    process.send(await round(works[work], seconds, connections));
  });
});
process.once('disconnect', () => process.exit(0));

async function round(work, seconds, callers) {
  const begin = performance.now();
  const times = [];
  const call = async () => {
    let now = begin;
    while (now - begin < seconds * 1000) {
      const sent = now;
      await work();
      now = performance.now();
      times.push(now - sent);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const elapsed = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const percentile = (share) => times[Math.floor((times.length - 1) * share)];
  return {
    perSecond: times.length / elapsed,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    failed: 0,
  };
}
