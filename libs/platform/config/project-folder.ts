import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of a folder or file shipped with the project (`migrations`, `seed`), whether this runs from
 * source or from `dist`: both lie below the folder that holds `package.json`.
 */
export function projectPath(...parts: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json of the project was not found');
    folder = parent;
  }
  return join(folder, ...parts);
}
