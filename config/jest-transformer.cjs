/**
 * Jest runs CommonJS; NestJS 12 and this project are ES modules. This transformer turns TypeScript and every
 * ES module of node_modules into CommonJS with swc, and leaves everything else untouched.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const swc = require('@swc/core');

// Of what is ours, Jest loads this file alone in its workers outside of the tests' own worlds.
require('./jest-end-at-once.cjs');

const moduleTypes = new Map();

/** The module type a file inherits from its nearest package.json. */
function moduleType(folder) {
  const known = moduleTypes.get(folder);
  if (known) return known;
  const manifest = path.join(folder, 'package.json');
  const parent = path.dirname(folder);
  let type;
  if (fs.existsSync(manifest)) {
    const { name, type: declared } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    if (declared || name) type = declared ?? 'commonjs';
  }
  type ??= parent === folder ? 'commonjs' : moduleType(parent);
  moduleTypes.set(folder, type);
  return type;
}

const isTypeScript = (file) => /\.[cm]?ts$/.test(file);
const isEsModule = (file) =>
  file.endsWith('.mjs') || (file.endsWith('.js') && moduleType(path.dirname(file)) === 'module');

module.exports = {
  getCacheKey: (source, file) =>
    crypto.createHash('sha1').update(source).update(file).update(swc.version).update('2').digest('hex'),
  process(source, file) {
    if (!isTypeScript(file) && !isEsModule(file)) return { code: source };
    const typescript = isTypeScript(file);
    return swc.transformSync(source, {
      filename: file,
      swcrc: false,
      configFile: false,
      sourceMaps: 'inline',
      module: { type: 'commonjs' },
      jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: typescript ? { syntax: 'typescript', decorators: true } : { syntax: 'ecmascript' },
        transform: typescript
          ? { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false }
          : {},
      },
    });
  },
};
