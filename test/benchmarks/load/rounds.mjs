import autocannon from 'autocannon';

/**
 * Makes this process a load generator: from now on it answers each `{ url, seconds, connections, rate }` of its parent
 * with what that round of load came to. With `rate` that many requests a second are sent, else as many as are answered.
 * @param {() => { next: () => object, answered: (status: number, body: string) => void }} connect makes what one
 *   connection sends: `next` gives a request in autocannon's form, `answered` takes the answer to it
 */
export function answerRounds(connect) {
  process.on('message', async (order) => process.send(await round(connect, order)));
}

async function round(connect, { url, seconds, connections, rate }) {
  let firstFailure;
  const times = [];
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(rate ? { overallRate: rate } : {}),
    setupClient: (client) => {
      const { next, answered } = connect();
      client.on('response', (status, bytes, milliseconds) => times.push(milliseconds));
      client.setRequests([
        {
          setupRequest: (request) => ({ ...request, ...next() }),
          onResponse: (status, body) => {
            if (status >= 300) firstFailure ??= `${status} ${body}`;
            answered(status, body);
          },
        },
      ]);
    },
  });
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p95: times.sort((one, other) => one - other)[Math.floor(times.length * 0.95)],
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
    firstFailure,
  };
}
