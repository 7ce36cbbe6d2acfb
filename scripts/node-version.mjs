const NEEDED = [20, 19];

/**
 * Ends the process with a clear message when this Node is too old. It runs before anything else is loaded, so it
 * keeps to syntax that old versions can read.
 */
export function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(
    `Một Cửa needs Node ${NEEDED.join('.')} or newer; this is ${process.version} (${process.execPath}).\n` +
      'Install a current version from https://nodejs.org and try again.',
  );
  process.exit(1);
}
