import net from 'node:net';
import { ExplainedError } from './say.mjs';

/** Listens for a moment. @returns {Promise<number>} the port; rejects with what the system says */
function tryListening(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

/** A port of 127.0.0.1 that nobody listens on now. */
export const freePort = () => tryListening(0, '127.0.0.1');

/** Why a port cannot be listened on, as the system's error code, or null when it can. */
export async function obstacleOn(port) {
  try {
    await tryListening(port, '127.0.0.1');
    await tryListening(port, undefined);
    return null;
  } catch (error) {
    return error.code;
  }
}

/**
 * Makes sure that every port the system wants can be had.
 * @param {{ name: string, variable: string, port: number }[]} wanted
 * @throws {ExplainedError} naming every port that cannot, and the variable that moves it
 */
export async function demandFreePorts(wanted) {
  const complaints = [];
  for (const { name, variable, port } of wanted) {
    const obstacle = await obstacleOn(port);
    if (obstacle === null) continue;
    const reason = obstacle === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${obstacle})`;
    complaints.push(
      `Port ${port} of the ${name} ${reason}. Choose another: ${variable}=${port + 100} npm start`,
    );
  }
  if (complaints.length > 0) throw new ExplainedError(complaints.join('\n'));
}
