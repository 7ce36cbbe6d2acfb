/**
 * Prints as JSON which imports below the current folder break which rule of config/dependency-rules.cjs. A program of
 * its own because dependency-cruiser is an ES module, which Jest cannot load.
 */
import { createRequire } from 'node:module';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const { options, ...ruleSet } = createRequire(import.meta.url)('../../config/dependency-rules.cjs');
const { enhancedResolveOptions, ...cruiseOptions } = options;

const { output } = await cruise(
  process.argv.slice(2),
  { ...cruiseOptions, ruleSet, validate: true },
  enhancedResolveOptions,
  { tsConfig: extractTSConfig(options.tsConfig.fileName) },
);
const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
const rules = ruleSet.forbidden.map(({ name }) => name);
process.stdout.write(JSON.stringify({ rules, modules: output.summary.totalCruised, violations }));
