import { type Case, cursor, round } from './case.ts';

const AMONG_THEM = '2025-12-01T00:00:00.000Z';
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const LINKS = '/operations/national-portal/expired-links';

/** Fifty changes were refused. */
const SET_ASIDE = `
  update portal_sync.publication set state = 'set-aside', sent_at = null, acknowledged_at = null, last_error = 'Thử'
  where sequence >= 100 and sequence < 150`;

/** Ten thousand letters wait, half of which tell of ratings. */
const LETTERS_WAIT = `
  update portal_sync.letter
  set state = 'pending', settled_at = null, body_sealed = '\\x00', next_at = timestamptz '2026-01-01'
  where id in (select id from portal_sync.letter where state = 'sent' order by ordinal desc limit 10000)`;

/** The portal was away, and nothing it is to be told of has come to its end. */
const RATINGS_WAIT = `${LETTERS_WAIT};
  delete from portal_sync.letter where state = 'pending' and kind <> 'rating';
  update portal_sync.publication p set state = 'pending', sent_at = null, acknowledged_at = null
  where sequence = 2`;

const TWENTY = 'select id from dossier.dossier order by id desc limit 20';

/** Files that get no new link, fifty of each of twenty dossiers. */
const withoutLinks = (
  what: string,
  { state, index, before }: { state: string; index: string; before: string },
): Case => ({
  ...{ what, index, before, rows: 10_000 },
  send: ({ administrator }) => administrator.get(`${LINKS}?state=${state}`),
  marked: /from portal_sync\.expired_link l/,
});

/** Letters, links and what was handed in, over a million of each. */
export const LETTERS: Case[] = [
  {
    what: 'Claim of letters, 10,000 waiting',
    send: round('letters to the portal'),
    marked: /from portal_sync\.letter l\s+where l\.state = 'pending'/,
    index: 'letter_due',
    rows: 20_000,
    before: LETTERS_WAIT,
  },
  {
    what: 'Claim of letters, 5,000 ratings behind their dossiers',
    send: round('letters to the portal'),
    marked: /from portal_sync\.letter l\s+where l\.state = 'pending'/,
    index: 'letter_due',
    rows: 20_000,
    before: RATINGS_WAIT,
  },
  {
    what: 'Letters the portal refused, the latest',
    send: ({ administrator }) => administrator.get('/operations/national-portal/letters'),
    marked: /from portal_sync\.letter l where l\.state = 'set-aside'\s+order by/,
    index: 'letter_set_aside',
    rows: 60,
  },
  {
    what: 'Letters that wait, 10,000 of them, the first due',
    send: ({ administrator }) => administrator.get('/operations/national-portal/letters?state=pending'),
    marked: /from portal_sync\.letter l where l\.state = 'pending'/,
    index: 'letter_due',
    rows: 20_000,
    before: LETTERS_WAIT,
  },
  {
    what: 'Links that expire soon, 10,000 of them',
    send: round('sweep'),
    marked: /from portal_sync\.link_term t/,
    index: 'link_term_ending',
    rows: 30_000,
    before: `
      update portal_sync.link_term set looked_at = null, good_until = timestamptz '2026-01-01'
      where dossier_id in (select id from dossier.dossier limit 10000)`,
  },
  {
    what: 'Files the portal came for too late, the latest',
    send: ({ administrator }) => administrator.get(LINKS),
    marked: /from portal_sync\.expired_link l/,
    index: 'expired_link_asked',
    rows: 600,
  },
  {
    what: 'Files the portal came for too late, a later page',
    send: ({ administrator }) =>
      administrator.get(`${LINKS}?cursor=${cursor(AMONG_THEM, GREATEST, GREATEST)}`),
    marked: /from portal_sync\.expired_link l/,
    index: 'expired_link_asked',
    rows: 600,
  },
  {
    what: 'Files whose new link the portal refused',
    send: ({ administrator }) => administrator.get(`${LINKS}?state=refused`),
    marked: /from portal_sync\.expired_link l/,
    index: 'publication_set_aside',
    rows: 10_000,
    before: SET_ASIDE,
  },
  withoutLinks('Files of dossiers that are secret', {
    state: 'secret',
    index: 'dossier_secret',
    before: `update dossier.dossier set secrecy = 'confidential' where id in (${TWENTY})`,
  }),
  withoutLinks('Files of dossiers whose personal data are erased', {
    state: 'erased',
    index: 'dossier_erased',
    before: `update dossier.dossier set erased_at = timestamptz '2026-01-01' where id in (${TWENTY})`,
  }),
  withoutLinks('Files of dossiers that have none any more', {
    state: 'gone',
    index: 'link_term_none',
    before: `
      update portal_sync.link_term set good_until = null, told_at = timestamptz '2100-01-01' where dossier_id in (${TWENTY})`,
  }),
  {
    what: 'What the portal was told again of a dossier',
    send: ({ leader, one }) => leader.get(`/dossiers/${one.id}/republications`),
    marked: /from portal_sync\.republication r/,
    index: 'republication_of_dossier',
    rows: 120,
  },
  {
    what: 'Questions that wait for an answer, to administrators',
    send: ({ administrator }) => administrator.get('/portal-questions'),
    marked: /from portal_sync\.question q/,
    index: 'question_waiting',
    rows: 4_000,
  },
  {
    what: 'Questions of an agency that were answered',
    send: ({ leader }) => leader.get('/portal-questions?state=answered'),
    marked: /from portal_sync\.question q/,
    index: 'question_answered',
    rows: 10_000,
  },
  {
    what: 'What was handed in for a desk and waits',
    send: ({ desk }) => desk.get('/submissions'),
    marked: /from intake\.submission s/,
    index: 'submission_of_desk',
    rows: 200,
  },
  {
    what: 'Count of what was handed in for a desk and withdrawn',
    send: ({ desk }) => desk.get('/submissions/count?state=withdrawn'),
    marked: /from intake\.submission s/,
    index: 'submission_of_desk',
    rows: 5_000,
  },
  {
    what: 'What was not taken, to administrators',
    send: ({ administrator }) => administrator.get('/portal-faults'),
    marked: /from intake\.portal_fault f/,
    index: 'portal_fault_newest',
    rows: 4_000,
  },
  {
    what: 'What was not taken of a desk, once received',
    send: ({ desk }) => desk.get('/portal-faults?state=received'),
    marked: /from intake\.portal_fault f/,
    index: 'portal_fault_',
    rows: 10_000,
  },
];
