/** What lies below what; `dependency-rules.cjs` makes rules of it. */

/** Modules of tiers 1 to 3, each with the modules it may use besides the platform. */
const rules = 'organization authorization working-calendar deadline identity procedure workflow'.split(' ');
const belowReactions = [...rules, 'dossier'];
const MODULES = {
  organization: [],
  'working-calendar': [],
  authorization: ['organization'],
  identity: ['organization', 'authorization', 'working-calendar'],
  delegation: ['organization', 'identity'],
  deadline: ['working-calendar'],
  procedure: ['organization', 'authorization', 'identity', 'deadline'],
  workflow: ['organization', 'authorization', 'deadline', 'identity', 'procedure'],
  dossier: rules,
  administration: ['organization', 'authorization', 'identity', 'dossier'],
  document: belowReactions,
  'calendar-change': belowReactions,
  'workflow-change': belowReactions,
  fee: belowReactions,
  feedback: belowReactions,
  form: belowReactions,
  intake: belowReactions,
  notification: belowReactions,
  'portal-sync': belowReactions,
  rehearsal: belowReactions,
  report: belowReactions,
  retention: belowReactions,
  reorganization: belowReactions,
  'shared-platform': belowReactions,
  supervision: belowReactions,
  tracking: belowReactions,
  webhook: belowReactions,
};

/** The platform's parts from the bottom up; a part may use those of the lines before its own. */
const PLATFORM_LEVELS = [
  ['config', 'problem', 'fields'],
  ['comparison', 'clock', 'logging', 'database', 'metrics', 'workbook'],
  ['audit', 'queue', 'paper'],
  ['outbox', 'http', 'personal-data'],
  ['health'],
];

module.exports = { MODULES, PLATFORM_LEVELS };
