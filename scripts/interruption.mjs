import os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 500;

/** The reason an interrupted step ends with. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} name the signal received */
  constructor(name) {
    super(`interrupted by ${name}`);
    this.exitCode = 128 + os.constants.signals[name];
  }
}

/**
 * Turns Ctrl-C and its relatives into one AbortSignal, aborted with {@link Interrupted}. Repeats are harmless: npm
 * passes on a Ctrl-C that the terminal has already delivered.
 * @returns {AbortSignal}
 */
export function interruption() {
  const controller = new AbortController();
  const interrupt = (name) => controller.abort(new Interrupted(name));
  for (const name of SIGNALS) process.on(name, interrupt);
  if (process.env.npm_lifecycle_event) watchParent(() => interrupt('SIGTERM'));
  return controller.signal;
}

/** npm runs a script through a shell and ends only that shell when it is told to end. */
function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_CHECK_MS);
  timer.unref();
}
