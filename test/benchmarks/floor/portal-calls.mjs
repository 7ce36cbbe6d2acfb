/**
 * Calls of the national portal by themselves. Takes `{ url, dstcode, agency, username, password }` from its parent, logs
 * in and says when it is ready; then answers `{ act: 'pace', calls, perSecond }` and `{ act: 'drain', calls, atOnce }`,
 * where each of `calls` is `{ service, body }` and a call of CapNhatTienDoHoSoMC is made after the one of DongBoHoSoMC
 * before it.
 */
import { setTimeout as wait } from 'node:timers/promises';

process.once('message', async (order) => {
  const post = poster(order);
  const { session } = await post('login', { username: order.username, password: order.password });
  const call = async ({ service, body }) => {
    const answer = await post('g', { ...body, session, madonvi: order.agency, service });
    if (answer.result.length !== body.data.length) throw new Error(answer.message);
  };
  const acts = { pace: (told) => pace(call, told), drain: (told) => drain(call, told) };
  process.on('message', async ({ act, ...told }) => process.send(await acts[act](told)));
  process.send('ready');
});
process.once('disconnect', () => process.exit(0));

const poster =
  ({ url, dstcode }) =>
  async (path, body) => {
    const response = await fetch(`${url}/mapi/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', dstcode },
      body: JSON.stringify(body),
    });
    return response.json();
  };

/** One dossier call and one progress call for the same elements. */
const pairs = (calls) => {
  const dossiers = calls.filter(({ service }) => service === 'DongBoHoSoMC');
  const progress = calls.filter(({ service }) => service === 'CapNhatTienDoHoSoMC');
  return progress.map((one, index) => ({
    elements: one.body.data.length,
    // Written before already.
    calls: [{ ...dossiers[index % dossiers.length], ...updating(dossiers[index % dossiers.length]) }, one],
  }));
};

const updating = ({ body }) => ({ body: { ...body, isUpdating: 'True' } });

async function made(call, pair) {
  for (const one of pair.calls) await call(one);
}

async function pace(call, { calls, perSecond }) {
  const began = performance.now();
  const waits = [];
  const underWay = [];
  let elements = 0;
  for (const pair of pairs(calls)) {
    elements += pair.elements;
    const due = began + (elements / perSecond) * 1000;
    await wait(Math.max(0, due - performance.now()));
    underWay.push(
      made(call, pair).then(() => waits.push(...Array(pair.elements).fill(performance.now() - due))),
    );
  }
  await Promise.all(underWay);
  waits.sort((one, other) => one - other);
  const at = (share) => waits[Math.floor(waits.length * share)] / 1000;
  return { p50: at(0.5), p99: at(0.99) };
}

async function drain(call, { calls, atOnce }) {
  const began = performance.now();
  const left = pairs(calls);
  const elements = left.reduce((sum, pair) => sum + pair.elements, 0);
  const lane = async () => {
    for (let pair = left.shift(); pair; pair = left.shift()) await made(call, pair);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { perSecond: elements / ((performance.now() - began) / 1000), failed: 0 };
}
