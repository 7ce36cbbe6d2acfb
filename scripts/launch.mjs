#!/usr/bin/env node
import { demandNode } from './node-version.mjs';

const COMMANDS = [
  'start',
  'test',
  'demo',
  'bench',
  'faults',
  'proofs',
  'reset',
  'seed',
  'openapi',
  'audit-verify',
];

/** Runs one command of `scripts/commands` and ends with the exit code it returns. */
async function launch([name, ...args]) {
  if (!COMMANDS.includes(name)) {
    console.error(`Usage: node scripts/launch.mjs ${COMMANDS.join('|')} [options]`);
    return 2;
  }
  const { interruption, Interrupted } = await import('./interruption.mjs');
  const { ExplainedError } = await import('./say.mjs');
  const { default: command } = await import(`./commands/${name}.mjs`);
  try {
    return await command(args, interruption());
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    console.error(error instanceof ExplainedError ? `\n${error.message}\n` : error);
    return 1;
  }
}

demandNode();
launch(process.argv.slice(2)).then((code) => process.exit(code));
