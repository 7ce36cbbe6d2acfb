import { sql } from '#platform/database';
import type { Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { ADMINISTRATION } from './administration-rules.ts';
import { AGENCIES_RULES } from './agencies-rules.ts';
import { DELEGATION_RULES } from './delegation-rules.ts';
import { DELIVERY_RULES } from './delivery-rules.ts';
import { DOCUMENT_RULES } from './document-rules.ts';
import { ENDS_RULES } from './ends-rules.ts';
import { FEE_RULES } from './fee-rules.ts';
import { IDENTITY_RULES } from './identity-rules.ts';
import { INTAKE_RULES } from './intake-rules.ts';
import { MESSAGE_TEMPLATE_RULES } from './message-template-rules.ts';
import { PAPER_RULES } from './paper-rules.ts';
import { READING_RULES } from './permission-rules-of-reading.ts';
import {
  about,
  calendarChange,
  catalogueDryRun,
  catalogueFile,
  changedCalendar,
  communesTask,
  DECISION,
  enteredLate,
  heldTask,
  lateEntry,
  parkedMessage,
  plannedMove,
  seededWorkflow,
  suspended,
  taskOf,
  watchedDossier,
  workflowMove,
  world,
} from './permission-requests.ts';
import { PORTAL_RULES } from './portal-rules.ts';
import { PERSONAL_DATA_RULES } from './personal-data-rules.ts';
import { PUBLICATION_RULES } from './publication-rules.ts';
import { SHARED_PLATFORM_RULES } from './shared-platform-rules.ts';
import { SERVICE_RULES } from './service-permissions.ts';

const ADMINISTRATORS: readonly Role[] = ['administrator'];
const DECIDING: readonly Role[] = ['unit-head', 'agency-leader'];
const ENTERING: readonly Role[] = ['reception-officer', 'case-officer', 'unit-head', 'agency-leader'];

/** Who may do what: the one list to change, together with the endpoint, when that is decided anew. */
export const RULES: Record<Route, Rule> = {
  ...ADMINISTRATION,
  ...READING_RULES,
  ...DOCUMENT_RULES,
  ...FEE_RULES,
  ...INTAKE_RULES,
  ...MESSAGE_TEMPLATE_RULES,
  ...PAPER_RULES,
  ...ENDS_RULES,
  'GET /health/live': { may: 'everyone', gives: 200 },
  'GET /health/ready': { may: 'everyone', gives: 200 },
  'GET /problems/:code': { may: 'everyone', gives: 200, call: () => ({ code: 'dossier.stale' }) },
  ...IDENTITY_RULES,
  ...SERVICE_RULES,
  'GET /procedures': { may: 'everyone', gives: 200 },
  'GET /procedures/:code': { may: 'everyone', gives: 200, call: () => ({ code: '1.001193' }) },
  'POST /workflows/proofs': { may: ADMINISTRATORS, gives: 200, call: () => ({ body: seededWorkflow() }) },
  'POST /workflows/rehearsals': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({
      body: {
        definition: seededWorkflow(),
        dossier: { desk: 'H99.41.01', receivedAt: '2026-03-04T08:00:00+07:00' },
      },
    }),
  },
  'POST /workflows': { may: ADMINISTRATORS, gives: 201, call: () => ({ body: seededWorkflow() }) },
  'GET /workflows/:procedure': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ procedure: '1.012783' }),
  },
  'GET /workflows/:code/versions/:version/changes': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ code: '1.001193', version: 1, query: '?since=1' }),
  },
  'POST /workflow-changes': {
    may: ADMINISTRATORS,
    gives: 201,
    call: async () => ({ body: await workflowMove() }),
  },
  'GET /workflow-changes/:id': { may: ADMINISTRATORS, gives: 200, call: plannedMove },
  'GET /workflow-changes/:id/dossiers': { may: ADMINISTRATORS, gives: 200, call: plannedMove },
  'POST /workflow-changes/:id/application': {
    may: ADMINISTRATORS,
    gives: 200,
    call: async () => ({ ...(await plannedMove()), body: { reason: 'Thử', decision: '1/QĐ-UBND' } }),
  },
  'POST /catalogue-imports': { may: ADMINISTRATORS, gives: 201, call: () => ({ body: catalogueFile() }) },
  // Nobody listens where the portal should be.
  'POST /catalogue-imports/national-portal': { may: ADMINISTRATORS, gives: 503, call: () => ({ body: {} }) },
  'GET /catalogue-imports': { may: ADMINISTRATORS, gives: 200 },
  'GET /catalogue-imports/:id': { may: ADMINISTRATORS, gives: 200, call: catalogueDryRun },
  'POST /catalogue-imports/:id/application': { may: ADMINISTRATORS, gives: 200, call: catalogueDryRun },
  'POST /catalogue-imports/:id/discarding': { may: ADMINISTRATORS, gives: 204, call: catalogueDryRun },
  'GET /workflows/:procedure/diagram': {
    may: 'everyone',
    gives: 200,
    call: () => ({ procedure: '1.001193' }),
  },
  'GET /workflows/:procedure/bpmn': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ procedure: '1.001193' }),
  },
  'POST /workflows/bpmn-imports': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ body: { xml: '<definitions/>' } }),
  },
  'GET /tracking/:code': { may: 'everyone', gives: 200, call: () => ({ code: world.dossier.code }) },
  'POST /dossiers/:id/classification': {
    may: ['agency-leader'],
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => {
      const { id } = await receive(world.desk);
      await world.api.database.query(sql`
        update organization.position set clearance = 'confidential' where role = 'agency-leader'`);
      const body = { secrecy: 'restricted', reason: 'Đơn tố cáo' };
      return { id, body, headers: { 'if-match': '"1"' } };
    },
  },
  'POST /tasks/:id/claim': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await taskOf((await receive(world.desk)).id) }),
  },
  'POST /tasks/:id/release': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await heldTask(), body: { reason: 'Nghỉ phép' } }),
  },
  'POST /tasks/:id/delegations': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await heldTask(), body: { officer: 'tiepnhan.hoaban', reason: 'Nghỉ ốm' } }),
  },
  'POST /tasks/:id/delegations/end': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({ id: await heldTask('tiepnhan.hoaban') }),
  },
  'POST /tasks/:id/assignments': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({
      id: await communesTask(),
      body: { officer: 'thuly.hoaban' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'GET /tasks/:id/candidates': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({ id: await communesTask() }),
  },
  'POST /dossiers/:id/involvements': {
    may: DECIDING,
    gives: 201,
    ofDossier: true,
    call: () => ({ ...about(), body: { officer: 'thuly.taichinh', as: 'watch' } }),
  },
  'POST /dossiers/:id/involvements/end': {
    may: DECIDING,
    gives: 204,
    ofDossier: true,
    call: async () => ({ id: await watchedDossier(), body: { officer: 'thuly.taichinh' } }),
  },
  'GET /dossiers/:id/audit-entries': {
    may: ['supervisor', 'agency-leader', 'administrator'],
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'GET /administration/audit-entries': { may: ['administrator', 'supervisor'], gives: 200 },
  'POST /dossiers/:id/actions': {
    may: 'officers',
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { step: 'reception', action: 'hand-over' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'POST /dossiers/:id/suspensions': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { reason: 'force-majeure', paper: 'Công điện số 1' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'POST /dossiers/:id/suspensions/end': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({ id: await suspended(), body: {}, headers: { 'if-match': '"2"' } }),
  },
  'POST /dossiers/:id/extensions': {
    may: DECIDING,
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({
      id: (await receive(world.desk)).id,
      body: { by: { amount: 1, unit: 'working-day' }, reason: 'Cần xác minh', ground: 'Điều 19' },
      headers: { 'if-match': '"1"' },
    }),
  },
  'POST /dossiers/:id/late-entries': {
    may: ENTERING,
    gives: 201,
    ofDossier: true,
    call: async () => ({ id: (await receive(world.desk)).id, body: lateEntry() }),
  },
  'POST /dossiers/:id/late-entries/:entryId/approval': {
    may: ['agency-leader'],
    gives: 200,
    ofDossier: true,
    lead: true,
    call: async () => ({ ...(await enteredLate()), body: DECISION, headers: { 'if-match': '"1"' } }),
  },
  'POST /dossiers/:id/late-entries/:entryId/rejection': {
    may: ['agency-leader'],
    gives: 204,
    ofDossier: true,
    lead: true,
    call: async () => ({ ...(await enteredLate()), body: DECISION }),
  },
  'POST /deadline-previews': {
    may: 'everyone',
    gives: 200,
    call: () => ({ body: { procedure: '1.001193', case: '1.001193.01', desk: 'H99.41.01' } }),
  },
  'GET /tracking/:code/deadline': {
    may: 'everyone',
    gives: 200,
    call: () => ({ code: world.dossier.code, query: `?secret=${world.dossier.tracking.secret}` }),
  },
  'GET /working-calendar': { may: 'everyone', gives: 200 },
  'POST /calendar-changes/previews': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ body: { amendments: [{ kind: 'day-off', date: '2026-12-24', name: 'Thử' }] } }),
  },
  'POST /calendar-changes': { may: ADMINISTRATORS, gives: 201, call: () => calendarChange() },
  'GET /calendar-changes/:revision': {
    may: ADMINISTRATORS,
    gives: 200,
    call: async () => ({ revision: await changedCalendar() }),
  },
  'GET /calendar-changes/:revision/dossiers': {
    may: ADMINISTRATORS,
    gives: 200,
    call: async () => ({ revision: await changedCalendar() }),
  },
  ...AGENCIES_RULES,
  ...DELEGATION_RULES,
  ...PERSONAL_DATA_RULES,
  ...DELIVERY_RULES,
  ...PORTAL_RULES,
  ...PUBLICATION_RULES,
  ...SHARED_PLATFORM_RULES,
  'GET /operations/outbox': { may: ADMINISTRATORS, gives: 200 },
  'POST /operations/outbox/:id/retry': {
    may: ADMINISTRATORS,
    gives: 204,
    call: async () => ({ id: await parkedMessage() }),
  },
};
