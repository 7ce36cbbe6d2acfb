import { parseArgs } from 'node:util';
import type { Story } from './stage.ts';
import { STORIES } from './stories/index.ts';

const USAGE = `npm run demo -- [options]
  --story <name>   only this one (may be repeated): ${STORIES.map(({ name }) => name).join(', ')}
  --real-clock     do not move the clock; stories that need days to pass are skipped
  --quiet          only titles, what went wrong, and the verdict`;

export interface Options {
  stories: readonly Story[];
  realClock: boolean;
  quiet: boolean;
}

/** @throws Error with the usage for an unknown option or story */
export function readOptions(args: readonly string[]): Options {
  const { story: wanted, 'real-clock': realClock, quiet } = parsed(args);
  const unknown = wanted.filter((name) => !STORIES.some((story) => story.name === name));
  if (unknown.length > 0) throw new Error(`There is no story ${unknown.join(', ')}.\n\n${USAGE}`);
  const stories = wanted.length === 0 ? STORIES : STORIES.filter(({ name }) => wanted.includes(name));
  return { stories, realClock, quiet };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        story: { type: 'string', multiple: true, default: [] },
        'real-clock': { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${USAGE}`, { cause: error });
  }
}
