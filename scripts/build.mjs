import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { ExplainedError, say } from './say.mjs';

const SOURCE_FOLDERS = ['apps', 'libs'];
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];
const output = path.join(root, 'dist');
const stampFile = path.join(output, '.sources');

const isSource = (file) => /\.(ts|json)$/.test(file) && !/\.(int-)?spec\.ts$/.test(file);

function filesUnder(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** One hash over the names and contents of everything the compiler reads of this project. */
function sourcesHash() {
  const sources = SOURCE_FOLDERS.flatMap((folder) => filesUnder(path.join(root, folder))).filter(isSource);
  const settings = SETTINGS.map((file) => path.join(root, file)).filter((file) => fs.existsSync(file));
  const hash = createHash('sha256');
  for (const file of [...sources.sort(), ...settings]) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Removes what the compiler once wrote for a source that is gone: a folder that is read as a whole would find it. */
function removeLeftovers() {
  for (const file of filesUnder(output)) {
    const source = path.join(root, path.relative(output, file).replace(/\.js(\.map)?$/, '.ts'));
    const ours = path.basename(file).startsWith('.');
    if (!ours && !fs.existsSync(source)) fs.rmSync(file);
  }
}

/**
 * Compiles the sources into `dist`, unless they are what was compiled last.
 * @param {AbortSignal} signal
 * @throws {ExplainedError} when they do not compile
 */
export async function build(signal) {
  const hash = sourcesHash();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === hash) return;
  say('building (tsc)');
  // From here until it is done, what lies in `dist` is the output of no known state of the sources.
  fs.rmSync(stampFile, { force: true });
  const compiler = path.join('node_modules', 'typescript', 'bin', 'tsc');
  const code = await runToEnd(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { signal });
  if (code !== 0) throw new ExplainedError("The sources do not compile; the compiler's messages are above.");
  removeLeftovers();
  fs.mkdirSync(output, { recursive: true });
  fs.writeFileSync(stampFile, hash);
  say('built');
}
