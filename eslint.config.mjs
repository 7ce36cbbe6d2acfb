import globals from 'globals';
import typescript from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts'];
const JAVASCRIPT = ['**/*.mjs', '**/*.cjs'];
const TESTS = ['**/*.spec.ts', '**/*.int-spec.ts', 'libs/*/spec/**', 'test/**', 'apps/*/src/testing/**'];

const processEnv = {
  object: 'process',
  property: 'env',
  message: 'Settings are parsed once: add the setting to libs/platform/config and take it from CONFIG.',
};
const dateNow = {
  object: 'Date',
  property: 'now',
  message:
    'Time is an input: inject Clock (#platform/clock), or performance.now() to measure how long something takes.',
};
const forwardRef = {
  selector: 'Identifier[name="forwardRef"]',
  message:
    'Two providers that need each other miss a third: move the shared part out, or use an outbox event.',
};
const presentMoment = {
  selector: ':matches(NewExpression[arguments.length=0], CallExpression)[callee.name="Date"]',
  message: 'Time is an input: inject Clock (#platform/clock) and take clock.now().',
};
const setter = {
  selector: ':matches(MethodDefinition, Property)[kind="set"]',
  message: 'Name the change with a verb, or return a changed copy.',
};
const save = {
  selector: 'CallExpression[callee.property.name="save"]',
  message:
    'save() overwrites a newer row in silence: insert, or update under the version and check that a row was hit.',
};
const deepImports = {
  patterns: [
    {
      regex: '^#((?!platform/)[^/]+|platform/[^/]+)/',
      message:
        'A module has one front door: import it as `#<module>`, and export what is missing from its src/index.ts.',
    },
    {
      regex: '^(\\.\\./)+(libs/|[a-z-]+/src/)',
      message:
        'Reach another module through `#<module>`, a part of the platform through `#platform/<part>`; not by a path.',
    },
    { regex: '(^|/)dist/', message: 'Import the source; dist is what the compiler makes of it.' },
  ],
};

/** Rules of the language that hold in TypeScript and in plain JavaScript. */
const language = {
  'array-callback-return': 'error',
  curly: ['error', 'multi-line'],
  eqeqeq: 'error',
  'no-else-return': 'error',
  'no-eval': 'error',
  'no-new-wrappers': 'error',
  'no-param-reassign': 'error',
  'no-self-compare': 'error',
  'no-sequences': 'error',
  'no-template-curly-in-string': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unreachable-loop': 'error',
  'no-var': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

/** What the TypeScript compiler would find in plain JavaScript. */
const plainJavaScript = {
  'constructor-super': 'error',
  'for-direction': 'error',
  'getter-return': 'error',
  'no-async-promise-executor': 'error',
  'no-class-assign': 'error',
  'no-cond-assign': 'error',
  'no-const-assign': 'error',
  'no-constant-condition': ['error', { checkLoops: 'none' }],
  'no-dupe-class-members': 'error',
  'no-dupe-else-if': 'error',
  'no-dupe-keys': 'error',
  'no-duplicate-case': 'error',
  'no-empty': 'error',
  'no-fallthrough': 'error',
  'no-func-assign': 'error',
  'no-import-assign': 'error',
  'no-irregular-whitespace': 'error',
  'no-redeclare': 'error',
  'no-sparse-arrays': 'error',
  'no-this-before-super': 'error',
  'no-undef': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  'no-useless-catch': 'error',
  'no-useless-escape': 'error',
  'require-yield': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error',
};

const sizes = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 5 }],
};

export default typescript.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'docs/openapi.json'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'TypeScript',
    files: TYPESCRIPT,
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...language,
      ...sizes,
      'no-console': 'error',
      'no-restricted-imports': ['error', deepImports],
      'no-restricted-properties': ['error', processEnv, dateNow],
      'no-restricted-syntax': ['error', forwardRef, presentMoment, setter, save],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-shadow': 'error',
      // TypeORM and Nest declare the options they take as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Without an await, `async` still turns a throw into the rejection that a contract promises.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    name: 'the clock itself',
    files: ['libs/platform/clock/*.ts', 'apps/simulators/src/clock/simulated-clock.ts'],
    rules: {
      'no-restricted-properties': ['error', processEnv],
      'no-restricted-syntax': ['error', forwardRef, setter, save],
    },
  },
  {
    name: 'where settings are read',
    files: [
      'libs/platform/config/*.ts',
      'libs/testing/src/rendered-paper.ts',
      'libs/testing/src/test-database.ts',
      'libs/testing/src/queue-stores.ts',
      'libs/testing/src/test-seed.ts',
      'libs/testing/src/trials.ts',
      'libs/testing/src/real-clamd.ts',
      'apps/simulators/src/settings.ts',
      'apps/demo/src/settings.ts',
      'test/architecture/problems.spec.ts',
      'test/architecture/permissions.spec.ts',
      'libs/deadline/src/domain/worked-cases.spec.ts',
      'libs/workflow/src/bpmn/draw-svg.spec.ts',
      'libs/portal-sync/src/payload/field-page.spec.ts',
    ],
    rules: { 'no-restricted-properties': ['error', dateNow] },
  },
  {
    name: 'what speaks to the person at the terminal',
    files: ['apps/demo/**', 'libs/testing/src/queue-stores.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'endpoints, which take each part of a request as a parameter',
    files: ['**/*.controller.ts'],
    rules: { 'max-params': ['error', { max: 6 }] },
  },
  {
    name: 'the sign-on over plain http, which the settings take for this machine only',
    files: ['libs/identity/src/adapters/openid-connect.ts'],
    rules: {
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
    },
  },
  {
    name: 'a library’s own records, which it keeps in memory',
    files: ['apps/simulators/src/sign-on/provider-configuration.ts'],
    rules: { 'no-restricted-syntax': ['error', forwardRef, presentMoment, setter] },
  },
  {
    name: 'tests',
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      'max-params': 'off',
      'no-template-curly-in-string': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What an API answered is untyped JSON; the assertion is what states its shape.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    name: 'what runs tests inside another test file, which imports at its head cannot',
    files: ['test/support/gather.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    name: 'scripts and configuration',
    files: JAVASCRIPT,
    languageOptions: { globals: globals.node },
    rules: { ...language, ...plainJavaScript, ...sizes },
  },
  { name: 'CommonJS', files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
