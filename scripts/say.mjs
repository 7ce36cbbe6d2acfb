/** A failure whose message tells the reader all there is to know; it is shown without a stack trace. */
export class ExplainedError extends Error {}

/** Seconds since this process began, with one decimal. */
export const seconds = () => (performance.now() / 1000).toFixed(1);

/** Prints one line of progress with the time it was reached. */
export function say(message) {
  console.log(`${seconds().padStart(6)} s  ${message}`);
}

/** Prints lines inside a frame nobody overlooks. */
export function sayLoudly(...lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '═'.repeat(width + 2);
  const body = lines.map((line) => `║ ${line.padEnd(width)} ║`);
  console.log(['', `╔${rule}╗`, ...body, `╚${rule}╝`, ''].join('\n'));
}
