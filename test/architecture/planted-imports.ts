/** A tree that mirrors the project's layout, and one bad import for every rule of config/dependency-rules.cjs. */

export const MODULES = [
  'organization',
  'authorization',
  'delegation',
  'working-calendar',
  'deadline',
  'identity',
  'procedure',
  'workflow',
  'dossier',
  'administration',
  'calendar-change',
  'workflow-change',
  'document',
  'fee',
  'feedback',
  'form',
  'intake',
  'notification',
  'portal-sync',
  'rehearsal',
  'report',
  'retention',
  'reorganization',
  'shared-platform',
  'supervision',
  'tracking',
  'webhook',
];

export const PARTS = [
  'config',
  'problem',
  'fields',
  'comparison',
  'clock',
  'logging',
  'database',
  'metrics',
  'workbook',
  'paper',
  'personal-data',
  'audit',
  'queue',
  'outbox',
  'http',
  'health',
];

export interface Plant {
  rule: string;
  file: string;
  content: string;
}

const frontDoors = [
  ...MODULES.map((name) => `libs/${name}/src/index.ts`),
  ...PARTS.map((part) => `libs/platform/${part}/index.ts`),
  'libs/platform/newcomer/index.ts',
  'libs/testing/src/index.ts',
  'apps/simulators/src/index.ts',
];

/** Files that break nothing; many are there to be imported by those that do. */
export const wellBehaved: Readonly<Record<string, string>> = {
  ...Object.fromEntries(frontDoors.map((file) => [file, 'export const door = 1;\n'])),
  'apps/api/src/main.ts': uses(
    '@nestjs/core',
    ...MODULES.map((name) => `#${name}`),
    ...PARTS.map((part) => `#platform/${part}`),
  ),
  'libs/dossier/src/contracts/changed.ts': uses('#platform/outbox'),
  'libs/dossier/src/domain/plan.ts': uses('#workflow', '#platform/problem', './limit.ts', 'luxon', 'zod'),
  'libs/dossier/src/domain/limit.ts': 'export const door = 1;\n',
  'libs/dossier/src/domain/hen.ts': uses('./egg.ts'),
  'libs/dossier/src/domain/plan.spec.ts': uses(
    './plan.ts',
    '../application/act.ts',
    '#testing',
    '#simulators',
    'fast-check',
  ),
  'libs/dossier/spec/given.ts': uses('#simulators', '#dossier'),
  'libs/dossier/src/application/act.ts': uses(
    '../domain/plan.ts',
    '../persistence/statements.ts',
    '../contracts/changed.ts',
    '#platform/database',
  ),
  'libs/dossier/src/persistence/statements.ts': uses('../domain/limit.ts', 'typeorm'),
  'libs/dossier/src/http/endpoint.ts': uses('../application/act.ts', '../domain/limit.ts', '@nestjs/common'),
  'libs/dossier/src/jobs/run.ts': uses('../application/act.ts', '#platform/queue'),
  'libs/dossier/src/adapters/gateway.ts': uses('../application/act.ts', 'soap'),
  'libs/dossier/src/payload/item.ts': uses('../domain/limit.ts'),
  'libs/workflow/src/bpmn/draw.ts': uses('../domain/step.ts', '#platform/problem', 'bpmn-moddle'),
  'libs/workflow/src/domain/step.ts': 'export const door = 1;\n',
  'libs/workflow/src/application/draw.ts': uses('../bpmn/draw.ts', '@nestjs/common'),
  'libs/platform/paper/index.ts': uses('pdfkit', 'fontkit', 'node:fs'),
  'libs/form/src/layout/sheet.ts': uses('../domain/said.ts', '#platform/paper', 'bwip-js'),
  'libs/form/src/domain/said.ts': 'export const door = 1;\n',
  'libs/form/src/application/print.ts': uses('../layout/sheet.ts', '@nestjs/common'),
  'libs/platform/queue/store.ts': uses('bullmq'),
  'libs/platform/queue/store.int-spec.ts': uses('./store.ts', '#testing'),
  'libs/testing/src/wipe.ts': uses('ioredis'),
  'test/support/start.ts': uses('../../apps/api/src/main.ts', '#testing', 'supertest'),
};

/** Every planted file breaks the rule named beside it, and no other. */
export const plants: readonly Plant[] = [
  plant('no-circular', 'libs/dossier/src/domain/egg.ts', './hen.ts'),
  plant(
    'module-front-door-only',
    'libs/intake/src/application/deep.ts',
    '../../../dossier/src/application/act.ts',
  ),
  plant(
    'platform-front-door-only',
    'libs/intake/src/application/store.ts',
    '../../../platform/queue/store.ts',
  ),
  plant('platform-parts-use-front-doors', 'libs/platform/outbox/deep.ts', '../queue/store.ts'),
  plant('apps-use-front-doors', 'apps/api/src/deep.ts', '../../../libs/dossier/src/application/act.ts'),
  plant('apps-use-front-doors', 'test/support/deep.ts', '../../libs/dossier/src/application/act.ts'),
  plant(
    'libs-never-import-apps',
    'libs/dossier/src/application/upwards.ts',
    '../../../../apps/api/src/main.ts',
  ),
  plant('libs-never-import-apps', 'libs/dossier/src/application/simulated.ts', '#simulators'),
  plant(
    'specs-import-simulators-only',
    'libs/dossier/src/application/api.int-spec.ts',
    '../../../../apps/api/src/main.ts',
  ),
  plant('specs-import-simulators-only', 'libs/dossier/spec/world.ts', '../../../apps/api/src/main.ts'),
  plant('apps-stand-alone', 'apps/worker/src/sideways.ts', '../../api/src/main.ts'),
  plant('simulators-know-no-module', 'apps/simulators/src/shared.ts', '#platform/clock'),
  plant('platform-knows-no-module', 'libs/platform/outbox/upwards.ts', '#dossier'),
  plant('testing-knows-platform-only', 'libs/testing/src/upwards.ts', '#dossier'),
  plant('module-has-a-tier', 'libs/statistics/src/index.ts', '#dossier'),
  ...MODULES.map((name) =>
    plant(
      `${name}-looks-down`,
      `libs/${name}/src/application/sideways.ts`,
      name === 'tracking' ? '#intake' : '#tracking',
    ),
  ),
  ...PARTS.map((part) =>
    plant(
      `platform-${part}-looks-down`,
      `libs/platform/${part}/sideways.ts`,
      part === 'health' ? '#platform/newcomer' : '#platform/health',
    ),
  ),
  plant('libs-never-import-apps', 'libs/testing/src/simulated.ts', '#simulators'),
  plant('domain-is-pure', 'libs/dossier/src/domain/framework.ts', '@nestjs/common'),
  plant('domain-is-pure', 'libs/dossier/src/domain/outwards.ts', '../application/act.ts'),
  plant('domain-is-pure', 'libs/dossier/src/domain/reading.ts', 'node:fs'),
  plant('domain-is-pure', 'libs/dossier/src/payload/row.ts', 'typeorm'),
  plant('domain-uses-plain-platform', 'libs/dossier/src/domain/query.ts', '#platform/database'),
  plant('domain-is-pure', 'libs/workflow/src/domain/drawn.ts', '../bpmn/draw.ts'),
  plant('bpmn-looks-inwards', 'libs/workflow/src/bpmn/outwards.ts', '../application/draw.ts'),
  plant('bpmn-is-pure', 'libs/workflow/src/bpmn/reading.ts', 'node:fs'),
  plant('bpmn-is-pure', 'libs/workflow/src/bpmn/query.ts', '#platform/database'),
  plant('bpmn-libraries-in-one-place', 'libs/workflow/src/application/parse.ts', 'bpmn-moddle'),
  plant('layout-looks-inwards', 'libs/form/src/layout/outwards.ts', '../application/print.ts'),
  plant('papers-in-one-place', 'libs/form/src/application/draw.ts', 'pdfkit'),
  plant('codes-in-one-place', 'libs/report/src/application/draw.ts', 'bwip-js'),
  plant('templates-in-one-place', 'libs/notification/src/application/fill.ts', 'liquidjs'),
  plant('contracts-looks-inwards', 'libs/dossier/src/contracts/outwards.ts', '../application/act.ts'),
  plant('application-looks-inwards', 'libs/dossier/src/application/outwards.ts', '../http/endpoint.ts'),
  plant('application-looks-inwards', 'libs/dossier/src/application/calling.ts', '../adapters/gateway.ts'),
  plant('persistence-looks-inwards', 'libs/dossier/src/persistence/outwards.ts', '../application/act.ts'),
  plant('http-looks-inwards', 'libs/dossier/src/http/sideways.ts', '../persistence/statements.ts'),
  plant('jobs-looks-inwards', 'libs/dossier/src/jobs/sideways.ts', '../persistence/statements.ts'),
  plant('adapters-looks-inwards', 'libs/dossier/src/adapters/sideways.ts', '../persistence/statements.ts'),
  plant('queues-in-one-place', 'libs/notification/src/jobs/own-queue.ts', 'bullmq'),
  plant('gateways-behind-adapters', 'libs/notification/src/application/mail.ts', 'nodemailer'),
  plant('gateways-behind-adapters', 'libs/webhook/src/application/signed.ts', 'standardwebhooks'),
  plant('production-without-test-code', 'libs/dossier/src/application/faked.ts', '#testing'),
  plant('production-without-dev-packages', 'libs/dossier/src/application/checked.ts', 'fast-check'),
  plant('packages-are-declared', 'libs/dossier/src/application/borrowed.ts', 'semver'),
  plant('imports-resolve', 'libs/dossier/src/application/astray.ts', './nowhere.ts'),
  { rule: 'no-orphans', file: 'libs/dossier/src/domain/forgotten.ts', content: 'export const door = 1;\n' },
  {
    rule: 'dossier-looks-down',
    file: 'libs/dossier/src/domain/type-only.ts',
    content: "import type { door } from '#notification';\nexport type Door = typeof door;\n",
  },
];

function plant(rule: string, file: string, imported: string): Plant {
  return { rule, file, content: uses(imported) };
}

function uses(...imported: string[]): string {
  const lines = imported.map((name, index) => `import * as used${index} from '${name}';`);
  return [...lines, `export const door = [${imported.map((_, index) => `used${index}`).join(', ')}];\n`].join(
    '\n',
  );
}
