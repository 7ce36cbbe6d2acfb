import { readOptions } from './options.ts';
import { play } from './play.ts';
import { readSettings } from './settings.ts';
import { setStage } from './stage.ts';

try {
  const { stories, ...options } = readOptions(process.argv.slice(2));
  const allSeen = await play(await setStage(readSettings(), options), stories);
  process.exitCode = allSeen ? 0 : 1;
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
