/**
 * Who may import whom; `npm run boundaries` proves it. Every module has a tier and looks down only; what happens
 * above it learns of by outbox events. Each rule says what to do instead of breaking it.
 */

const { MODULES, PLATFORM_LEVELS } = require('./tiers.cjs');

/** Folders of a module that each kind of code must not reach into. */
const FORBIDDEN_LAYERS = {
  contracts: ['application', 'persistence', 'http', 'jobs', 'adapters', 'payload'],
  bpmn: ['application', 'persistence', 'http', 'jobs', 'adapters', 'contracts'],
  layout: ['application', 'persistence', 'http', 'jobs', 'adapters', 'contracts'],
  application: ['http', 'jobs', 'adapters'],
  persistence: ['application', 'http', 'jobs', 'adapters', 'payload'],
  http: ['persistence', 'jobs', 'adapters', 'payload'],
  jobs: ['persistence', 'http', 'adapters', 'payload'],
  adapters: ['persistence', 'http', 'jobs'],
};

const INSTEAD = {
  contracts: 'An event is plain data: keep its type and its literal name, and move the work to application/.',
  bpmn: 'Reading, writing and drawing BPMN is a function of a definition or a text: let application/ fetch the one and keep the other.',
  layout: 'A paper is drawn from what it is to say: let application/ find that and hand it over.',
  application:
    'A use case does not know who calls it or what answers it: declare an abstract class here and bind the adapter to it in the module file.',
  persistence:
    'Statements take and give plain values: pass what they need as arguments and let the use case in application/ call them.',
  http: 'An endpoint calls a use case or a query of application/; put the statement or the call behind one.',
  jobs: 'A job validates nothing and decides nothing: it calls one use case of application/.',
  adapters: 'An adapter speaks a protocol and returns an outcome; the use case in application/ stores it.',
};

const SPEC = '[.](int-)?spec[.]ts$';
const SPEC_FOLDER = '^libs/[^/]+/spec/';
const TEST_CODE = [SPEC, SPEC_FOLDER, '^libs/testing/', '^test/', '^apps/[^/]+/src/testing/'];
const oneOf = (names) => `(${names.join('|')})`;
const packages = (...names) => `(^|/)node_modules/${oneOf(names)}(/|$)`;
const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const modulesLookDown = Object.entries(MODULES).map(([name, may]) =>
  error(
    `${name}-looks-down`,
    `${name} may use: ${may.join(', ') || 'no other module'}. Ask a lower module through its front door, or subscribe to an outbox event of the module beside or above.`,
    { path: `^libs/${name}/` },
    { path: '^libs/', pathNot: `^libs/${oneOf(['platform', 'testing', name, ...may])}/` },
  ),
);

const platformLooksDown = PLATFORM_LEVELS.flatMap((parts, level) =>
  parts.map((part) => {
    const may = PLATFORM_LEVELS.slice(0, level).flat();
    return error(
      `platform-${part}-looks-down`,
      `platform/${part} may use: ${may.join(', ') || 'no other part'}. Take what you need as an argument, or move the code to the part above.`,
      { path: `^libs/platform/${part}/` },
      { path: '^libs/platform/', pathNot: `^libs/platform/${oneOf([part, ...may])}/` },
    );
  }),
);

const layersLookInwards = Object.entries(FORBIDDEN_LAYERS).map(([layer, forbidden]) =>
  error(
    `${layer}-looks-inwards`,
    INSTEAD[layer],
    { path: `^libs/([^/]+)/src/${layer}/`, pathNot: SPEC },
    { path: `^libs/$1/src/${oneOf(forbidden)}/` },
  ),
);

module.exports = {
  forbidden: [
    error(
      'no-circular',
      'Two files that need each other are one thing, or miss a third: move the shared part out.',
      {},
      { circular: true },
    ),
    error(
      'module-front-door-only',
      "Import another module through its front door, `#<module>`; if what you need is not there, ask whether it should be the module's promise and export it from src/index.ts.",
      { path: '^libs/([^/]+)/' },
      { path: '^libs/(?!platform/)', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index[.]ts$'] },
    ),
    error(
      'platform-front-door-only',
      'Import a part of the platform through `#platform/<part>`; export what is missing from its index.ts.',
      { path: '^(apps|test|libs/(?!platform/))' },
      { path: '^libs/platform/', pathNot: '^libs/platform/[^/]+/index[.]ts$' },
    ),
    error(
      'platform-parts-use-front-doors',
      'The parts of the platform meet through `#platform/<part>` too.',
      { path: '^libs/platform/([^/]+)/' },
      { path: '^libs/platform/', pathNot: ['^libs/platform/$1/', '^libs/platform/[^/]+/index[.]ts$'] },
    ),
    error(
      'apps-use-front-doors',
      'Applications and tests see what a module exports from src/index.ts, nothing else. A test of an inner file lies beside that file.',
      { path: '^(apps|test)/' },
      { path: '^libs/(?!platform/)', pathNot: '^libs/[^/]+/src/index[.]ts$' },
    ),
    error(
      'libs-never-import-apps',
      'Applications wire modules, not the other way round. Move the code into a module, or inject it.',
      { path: '^libs/', pathNot: [SPEC, SPEC_FOLDER] },
      { path: '^apps/' },
    ),
    error(
      'specs-import-simulators-only',
      'Beside a module only the simulators may be started, through `#simulators`; a test of a whole application belongs into test/e2e.',
      { path: [`^libs/.+${SPEC}`, SPEC_FOLDER] },
      { path: '^apps/', pathNot: '^apps/simulators/src/index[.]ts$' },
    ),
    error(
      'apps-stand-alone',
      'Applications are separate processes: share code through a module, talk over the network.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    error(
      'simulators-know-no-module',
      'A simulator written with our own code would share our mistakes about the protocol: write its side from the protocol.',
      { path: '^apps/simulators/' },
      { path: '^libs/' },
    ),
    error(
      'platform-knows-no-module',
      'The platform serves every module and knows none: let the module register itself (subscribers, handlers, entities, problems).',
      { path: '^libs/platform/' },
      { path: '^libs/(?!platform/|testing/)' },
    ),
    error(
      'testing-knows-platform-only',
      'Test support that needs a module belongs beside that module (libs/<module>/spec) or into test/support.',
      { path: '^libs/testing/' },
      { path: '^libs/', pathNot: '^libs/(platform|testing)/' },
    ),
    error(
      'module-has-a-tier',
      'Give the new module a line in MODULES of config/tiers.cjs (or the new platform part one in PLATFORM_LEVELS) and a place in docs/architecture.md.',
      {
        path: '^libs/',
        pathNot: `^libs/(testing|platform/${oneOf(PLATFORM_LEVELS.flat())}|${Object.keys(MODULES).join('|')})/`,
      },
      {},
    ),
    ...modulesLookDown,
    ...platformLooksDown,
    error(
      'domain-is-pure',
      'Domain code is a function of its arguments: pass in what it needs, and let application/ do the reading, writing and calling.',
      { path: '^libs/([^/]+)/src/(domain|payload)/', pathNot: SPEC },
      {
        path: [
          '^libs/$1/src/(application|persistence|http|jobs|adapters|bpmn|layout)/',
          packages(
            '@nestjs',
            'typeorm',
            'bullmq',
            'fastify',
            '@fastify',
            'pg',
            'ioredis',
            'rxjs',
            'soap',
            'nodemailer',
            'pino',
          ),
          '^(node:)?(fs|net|http|https|child_process|timers)(/|$)',
        ],
      },
    ),
    error(
      'domain-uses-plain-platform',
      'Domain code may use #platform/problem, #platform/fields, #platform/comparison, the cells of #platform/workbook and the Viet Nam time of #platform/clock; all else is done in application/.',
      { path: '^libs/[^/]+/src/(domain|payload)/', pathNot: SPEC },
      { path: '^libs/platform/', pathNot: '^libs/platform/(problem|fields|comparison|clock|workbook)/' },
    ),
    ...layersLookInwards,
    error(
      'bpmn-is-pure',
      'BPMN is mapped by functions of their arguments, as domain code is; it alone knows the libraries for it.',
      { path: '^libs/([^/]+)/src/bpmn/', pathNot: SPEC },
      {
        path: [
          packages('@nestjs', 'typeorm', 'bullmq', 'fastify', '@fastify', 'pg', 'ioredis', 'rxjs'),
          '^(node:)?(fs|net|http|https|child_process|timers)(/|$)',
          '^libs/platform/(?!problem/|fields/|clock/)',
        ],
      },
    ),
    error(
      'bpmn-libraries-in-one-place',
      'BPMN is read, written and laid out in bpmn/ of the workflow module; ask it for what is missing.',
      { path: '^(apps|libs|test)/', pathNot: '^libs/workflow/src/bpmn/' },
      { path: packages('bpmn-moddle', 'bpmn-auto-layout') },
    ),
    error(
      'papers-in-one-place',
      'Papers are drawn through #platform/paper; ask it for what is missing.',
      { path: '^(apps|libs|test)/', pathNot: '^libs/platform/paper/' },
      { path: packages('pdfkit', 'fontkit') },
    ),
    error(
      'codes-in-one-place',
      'Bar and QR codes are drawn in layout/ of the form module; ask it for what is missing.',
      { path: '^(apps|libs|test)/', pathNot: '^libs/form/src/layout/' },
      { path: packages('bwip-js') },
    ),
    error(
      'templates-in-one-place',
      'Texts are read and filled in by liquid-text.ts of the notification module, which leaves the engine nothing but placeholders and conditions.',
      { path: '^(apps|libs|test)/', pathNot: '^libs/notification/src/domain/templates/liquid-text[.]ts$' },
      { path: packages('liquidjs') },
    ),
    error(
      'queues-in-one-place',
      'Jobs are named and read through #platform/queue, which hides the two stores.',
      {
        path: '^(apps|libs|test)/',
        pathNot: ['^libs/platform/queue/', '^libs/testing/', '^test/benchmarks/floor/'],
      },
      { path: packages('bullmq', 'ioredis') },
    ),
    error(
      'gateways-behind-adapters',
      'Speak to the outside world in adapters/, behind an abstract class that returns outcomes.',
      { path: '^libs/', pathNot: ['^libs/[^/]+/src/adapters/', SPEC] },
      {
        path: packages(
          'soap',
          'smpp',
          'nodemailer',
          'imapflow',
          'mailparser',
          'request-filtering-agent',
          'standardwebhooks',
          'openid-client',
          '@aws-sdk',
          'pkijs',
          'asn1js',
        ),
      },
    ),
    error(
      'production-without-test-code',
      'Test support is not shipped: move the shared part to where it is used, or inject it.',
      { path: '^(apps|libs|config)/', pathNot: TEST_CODE },
      { path: TEST_CODE },
    ),
    error(
      'production-without-dev-packages',
      'A package that runs in production belongs into "dependencies" of package.json.',
      { path: '^(apps|libs)/', pathNot: TEST_CODE },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    error(
      'packages-are-declared',
      'Add the package to package.json: what another package happens to bring along can go away with it.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    error('imports-resolve', 'The file or package is not there.', {}, { couldNotResolve: true }),
    error(
      'no-orphans',
      'Nobody imports this file and it starts nothing: remove it.',
      {
        orphan: true,
        pathNot: [SPEC, '^config/', '[.]d[.]ts$', '[.](e2e|journey|fault|bench)-spec[.]ts$', '/main[.]ts$'],
      },
      {},
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]data)/' },
    enhancedResolveOptions: {
      // `source` leads the `#…` imports of package.json to the TypeScript instead of to dist.
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
