import type { Case } from './case.ts';

/** The portal was away: twenty thousand changes wait, five thousand were refused, the others were told within a minute. */
const PORTAL_FELL_BEHIND = `
  with numbered as (
    select dossier_id, sequence, row_number() over (order by dossier_id, sequence) as n from portal_sync.publication)
  update portal_sync.publication p
  set state = case when n % 40 = 0 then 'pending' when n % 160 = 1 then 'set-aside' else 'sent' end,
      last_error = case when n % 160 = 1 then 'Thủ tục chưa được ánh xạ' end,
      acknowledged_at = case when n % 40 <> 0 and n % 160 <> 1 then created_at + interval '1 minute' end
  from numbered where numbered.dossier_id = p.dossier_id and numbered.sequence = p.sequence and n <= 800000`;

/** Half a million calls of ten changes each, one in a hundred of which went wrong. */
const MANY_EXCHANGES = `
  insert into portal_sync.exchange (at, service, codes, outcome, message, refusals, took_ms, content)
  select timestamptz '2026-03-01' + make_interval(secs => n), 'DongBoHoSoMC',
         array(select 'H99.41.01-260304-' || lpad(((n * 10 + i) % 1000000)::text, 4, '0') from generate_series(0, 9) i),
         case when n % 100 = 0 then 'refused' else 'accepted' end, null, '[]', 120, null
  from generate_series(1, 500000) n; analyze portal_sync.exchange`;

/** What operators look at of the national portal. */
export const PORTAL_LISTS: Case[] = [
  {
    what: 'How far the portal is behind',
    send: ({ administrator }) => administrator.get('/operations/national-portal?hours=720'),
    marked: /\) unsent\)/,
    index: 'publication_waiting',
    rows: 170_000,
    before: PORTAL_FELL_BEHIND,
  },
  {
    what: 'Publications that were set aside, of a procedure',
    send: ({ administrator }) =>
      administrator.get('/operations/national-portal/set-aside?procedure=1.001193&limit=50'),
    marked: /order by p\.touched_at desc/,
    index: 'publication_set_aside',
    rows: 25_000,
    before: PORTAL_FELL_BEHIND,
  },
  {
    what: 'Publications that were set aside, counted by procedure and reason',
    send: ({ administrator }) => administrator.get('/operations/national-portal/set-aside/counts'),
    marked: /as count, min\(p\.touched_at/,
    index: 'publication_set_aside',
    rows: 25_000,
    before: PORTAL_FELL_BEHIND,
  },
  {
    what: 'Calls to the portal about a dossier',
    send: ({ administrator, one }) =>
      administrator.get(`/operations/national-portal/exchanges?code=${one.code}`),
    marked: /from portal_sync\.exchange/,
    index: 'exchange_codes',
    rows: 20,
    before: MANY_EXCHANGES,
  },
  {
    what: 'Calls to the portal that went wrong',
    send: ({ administrator }) => administrator.get('/operations/national-portal/exchanges?failed=true'),
    marked: /from portal_sync\.exchange/,
    index: 'exchange_failed',
    rows: 60,
    before: MANY_EXCHANGES,
  },
];
