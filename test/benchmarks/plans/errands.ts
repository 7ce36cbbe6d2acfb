import { FetchedArrivals } from '#dossier';
import { OutboxRelay } from '#platform/outbox';
import { type Case, cursor, round } from './case.ts';

const AMONG_THEM = '2025-12-01T00:00:00.000Z';
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const CIVIL = '/operations/civil-status';
const DEPOSITS = '/operations/personal-store/deposits';

/** Ten thousand of the newest, which wait again. */
const waiting = (of: string, key: string): string => `
  update ${of} set state = 'pending', settled_at = null,
         next_at = timestamptz '2026-01-01' + (created_at - timestamptz '2026-01-01') / 1000
  where ${key} in (select ${key} from ${of} where state in ('brought', 'told', 'deposited') order by created_at desc limit 10000)`;

/** What goes over the shared platform. */
export const PLATFORM_ERRANDS: Case[] = [
  {
    what: 'Claim of dossiers to fetch, 10,000 waiting',
    send: round('dossiers of civil status'),
    marked: /from shared_platform\.civil_arrival a\s+where a\.state = 'pending'/,
    index: 'civil_arrival_due',
    rows: 20,
    before: waiting('shared_platform.civil_arrival', 'code'),
  },
  {
    what: 'Claim of dossiers to tell of, 10,000 waiting',
    send: round('states told of civil status'),
    marked: /from shared_platform\.civil_telling t\s+where t\.state = 'pending'/,
    index: 'civil_telling_due',
    rows: 200,
    before: waiting('shared_platform.civil_telling', 'dossier_id'),
  },
  {
    what: 'Claim of results to deposit, 10,000 waiting',
    send: round('deposits in stores of papers'),
    marked: /from shared_platform\.deposit d\s+where d\.state = 'pending'/,
    index: 'deposit_due',
    rows: 200,
    before: waiting('shared_platform.deposit', 'id'),
  },
  {
    what: 'Dossiers that were fetched, the newest',
    send: ({ administrator }) => administrator.get(`${CIVIL}/arrivals?state=brought`),
    marked: /from shared_platform\.civil_arrival a/,
    index: 'civil_arrival_in_order',
    rows: 60,
  },
  {
    what: 'Dossiers whose detail was refused, a later page',
    send: ({ administrator }) =>
      administrator.get(`${CIVIL}/arrivals?state=refused&cursor=${cursor(AMONG_THEM, 'LT-9')}`),
    marked: /from shared_platform\.civil_arrival a/,
    index: 'civil_arrival_in_order',
    rows: 60,
  },
  {
    what: 'Dossiers that were told of, the newest',
    send: ({ administrator }) => administrator.get(`${CIVIL}/tellings?state=told`),
    marked: /from shared_platform\.civil_telling t/,
    index: 'civil_telling_in_order',
    rows: 600,
  },
  {
    what: 'Dossiers of which a state was refused, a later page',
    send: ({ administrator }) =>
      administrator.get(`${CIVIL}/tellings?state=refused&cursor=${cursor(AMONG_THEM, GREATEST)}`),
    marked: /from shared_platform\.civil_telling t/,
    index: 'civil_telling_in_order',
    rows: 2_000,
  },
  {
    what: 'Results that were corrected after they were deposited',
    send: ({ administrator }) => administrator.get(`${DEPOSITS}?state=corrected`),
    marked: /from shared_platform\.deposit d/,
    index: 'deposit_in_order',
    rows: 600,
  },
  {
    what: 'What is known of a code that was fetched',
    send: ({ worker }) =>
      worker.get(FetchedArrivals, { strict: false }).receive({
        ...{ source: 'civil-status', code: 'LT-1', body: {} },
      }),
    marked: /from intake\.submission where source = /,
    index: 'submission_of_arrival',
    rows: 10,
  },
  {
    what: 'Changes of dossiers that came from civil status, and results of theirs',
    send: async ({ caseOfficer, worker }) => {
      const [{ dossier, step }] = (await caseOfficer.get('/tasks?holder=me')).body.items;
      await caseOfficer.act(dossier.id, { step, action: 'submit' }, dossier.version);
      await worker.get(OutboxRelay, { strict: false }).drain();
    },
    marked: /insert into shared_platform\.civil_telling/,
    index: 'applicant_pkey',
    rows: 20,
  },
];
