import type { Caller, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { about, bookOfToday, world } from './permission-requests.ts';
import { FEEDBACK_RULES } from './feedback-rules.ts';
import { THRESHOLD_RULES } from './threshold-rules.ts';

const ANSWERABLE: readonly Role[] = ['supervisor', 'agency-leader', 'unit-head'];
const WORKING: readonly Role[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader', 'clerk'] as const),
];
const KEEPING: readonly Role[] = ['reception-officer', 'unit-head', 'agency-leader', 'supervisor'];
const TAKING_ALONG: readonly Role[] = ['unit-head', 'agency-leader', 'supervisor'];

/** Whose agency takes part in the dossier everyone knows. */
const ours = ({ place }: Caller): boolean => place !== 'foreign agency';
/** Whose agency leads it, or is above that which does. */
const led = ({ place }: Caller): boolean => place === 'own agency';

/** Who reads of a dossier, and whom lists, counts, boards and exports tell of the one everyone knows. */
export const READING_RULES: Record<Route, Rule> = {
  ...FEEDBACK_RULES,
  ...THRESHOLD_RULES,
  'GET /dossiers/:id/forms': { may: WORKING, gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/forms/:form.pdf': {
    may: WORKING,
    gives: 200,
    ofDossier: true,
    call: () => ({ ...about(), form: 'control-slip' }),
  },
  'GET /dossiers/:id/supplement-needs': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/original-returns': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /books/:book.pdf': { may: KEEPING, gives: 200, call: bookOfToday },
  'GET /books/:book.xlsx': { may: KEEPING, gives: 200, call: bookOfToday },
  'GET /dossiers': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    tells: ours,
    call: () => ({ query: '?limit=100' }),
  },
  'GET /dossiers?code': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    tells: ours,
    call: () => ({ query: `?code=${world.dossier.code}` }),
  },
  'GET /dossiers?applicant': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    tells: ours,
    call: () => ({ query: '?applicant=vi+du+duy+nhat' }),
  },
  'GET /dossiers?text': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    tells: ours,
    call: () => ({ query: '?text=nhat+duy+vi' }),
  },
  'GET /dossiers/count': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    tells: ours,
    told: ({ body }) => body.total > 0,
    call: () => ({ query: `?code=${world.dossier.code}` }),
  },
  'GET /dossiers/export': {
    may: TAKING_ALONG,
    gives: 200,
    tells: ours,
    call: () => ({ query: `?code=${world.dossier.code}` }),
  },
  'GET /tasks': {
    may: 'officers',
    gives: 200,
    tells: ({ role, place }) => role === 'reception-officer' && place === 'own unit',
    call: () => ({ query: '?limit=100' }),
  },
  'GET /tasks/unit': {
    may: ['unit-head', 'agency-leader'],
    gives: 200,
    tells: ({ place }) => place === 'own unit',
    call: () => ({ query: '?limit=100' }),
  },
  'GET /views': { may: 'officers', gives: 200 },
  'PUT /views/:place': {
    may: 'officers',
    gives: 204,
    call: () => ({ place: 1, body: { name: 'Đang chờ', filter: { status: 'received' } } }),
  },
  'DELETE /views/:place': { may: 'officers', gives: 204, call: () => ({ place: 2 }) },
  'GET /supervision/board': {
    may: ANSWERABLE,
    scope: 'lateness:read',
    gives: 200,
    tells: led,
    told: ({ body }) => JSON.stringify(body).includes('"H99.41"'),
  },
  // Of the whole province, at whose head none of them has a post.
  'GET /metrics': { may: ANSWERABLE, scope: 'metrics:read', gives: 403 },
  'GET /supervision/dossiers?state=due-soon&limit=200': {
    may: ANSWERABLE,
    scope: 'lateness:read',
    gives: 200,
    tells: led,
  },
  'GET /reports/processing': {
    may: ANSWERABLE,
    scope: 'lateness:read',
    gives: 200,
    tells: led,
    told: ({ body }) => body.total.received.total > 0,
    call: () => ({ query: '?from=2026-03-01&to=2026-03-04&by=agency' }),
  },
  'GET /reports/national-index': {
    may: ANSWERABLE,
    scope: 'lateness:read',
    gives: 200,
    tells: led,
    told: ({ body }) =>
      body.indicators.some(({ score }: { score: { of: number } | null }) => score !== null && score.of > 0),
    call: () => ({ query: '?from=2026-03-01&to=2026-03-04&trend=0' }),
  },
  'GET /reports/national-index/dossiers': {
    may: ANSWERABLE,
    scope: 'lateness:read',
    gives: 200,
    tells: led,
    call: () => ({ query: '?from=2026-03-01&to=2026-03-04&indicator=synchronised&limit=100' }),
  },
  'GET /reports/national-index.pdf': {
    may: ANSWERABLE,
    gives: 200,
    call: () => ({ query: '?from=2026-03-01&to=2026-03-04' }),
  },
  'GET /reports/national-index.xlsx': {
    may: ANSWERABLE,
    gives: 200,
    call: () => ({ query: '?from=2026-03-01&to=2026-03-04' }),
  },
  'GET /dossiers/:id/as-of': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    ofDossier: true,
    call: () => ({ ...about(), query: `?at=${encodeURIComponent(world.api.clock.now().toISOString())}` }),
  },
  'GET /supervision/boards?by=agency': {
    may: ANSWERABLE,
    scope: 'lateness:read',
    gives: 200,
    tells: led,
    told: ({ body }) => JSON.stringify(body).includes('"H99.41"'),
  },
  'GET /supervision/boards/dossiers?figure=open&limit=200': {
    may: ANSWERABLE,
    scope: 'lateness:read',
    gives: 200,
    tells: led,
  },
  'GET /supervision/time-split?agency=H99.41': { may: ANSWERABLE, gives: 200, lead: true },
  'GET /supervision/deadline-changes': { may: ANSWERABLE, scope: 'lateness:read', gives: 200 },
  'GET /supervision/recounts': { may: ANSWERABLE, gives: 200 },
  'GET /dossiers/:id/time-split': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'GET /reports/processing.pdf': {
    may: ANSWERABLE,
    gives: 200,
    call: () => ({ query: '?from=2026-03-01&to=2026-03-04' }),
  },
  'GET /reports/processing.xlsx': {
    may: ANSWERABLE,
    gives: 200,
    call: () => ({ query: '?from=2026-03-01&to=2026-03-04' }),
  },
  'GET /dossiers/:id': { may: 'officers', scope: 'dossiers:read', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/history': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'GET /dossiers/:id/diagram': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'GET /dossiers/:id/deliveries': {
    may: 'officers',
    scope: 'deliveries:read',
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'GET /dossiers/:id/publications': {
    may: 'officers',
    scope: 'publications:read',
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'GET /dossiers/:id/republications': {
    may: 'officers',
    scope: 'publications:read',
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'GET /dossiers/:id/deadline': {
    may: 'officers',
    scope: 'dossiers:read',
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'GET /dossiers/:id/late-entries': { may: 'officers', gives: 200, ofDossier: true, call: about },
};
