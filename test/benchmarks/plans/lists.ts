import { ForeseeAssignee } from '#dossier';
import { Directory } from '#organization';
import { type Case, cursor } from './case.ts';

/** Pages and counts that officers look at. */
export const LISTS: Case[] = [
  {
    what: 'Dossiers of a commune, first page',
    send: ({ leader }) => leader.get('/dossiers'),
    marked: /dossier\.participation p/,
    index: 'participation_newest',
    rows: 400,
  },
  {
    what: 'Dossiers of the province, from the middle of the year',
    send: ({ supervisor, one }) =>
      supervisor.get(`/dossiers?cursor=${cursor('2025-09-01T00:00:00.000Z', one.id)}`),
    marked: /dossier\.participation p/,
    index: 'dossier_newest',
    rows: 400,
  },
  {
    what: 'Dossiers of a person by phone',
    send: ({ leader }) => leader.post('/dossiers/look-ups', { phone: '0900000001' }),
    marked: /a\.phone_index = /,
    index: 'applicant_phone',
    rows: 10,
  },
  {
    what: 'Papers and results there are of a person',
    send: ({ desk }) =>
      desk.post('/dossiers/held-papers', { procedure: '2.001263', identityNumber: '099000000001' }),
    marked: /c\.reused_from is null/,
    index: 'applicant_identity',
    rows: 60,
  },
  {
    what: 'Dossiers of the province of a rare procedure',
    send: ({ supervisor }) => supervisor.get('/dossiers?procedure=1.012753'),
    marked: /d\.procedure_code = /,
    index: 'dossier_of_procedure',
    rows: 400,
  },
  {
    what: 'Late dossiers of a commune, as a search',
    send: ({ leader }) => leader.get('/dossiers?late=true'),
    marked: /or d\.missed/,
    index: 'participation_running',
    rows: 5_000,
  },
  {
    what: 'Dossiers by the beginning of a code',
    send: ({ leader }) => leader.get('/dossiers?code=H99.41.01-2601'),
    marked: /d\.code collate/,
    index: 'dossier_code_prefix',
    rows: 5_000,
  },
  {
    what: 'Dossiers by what follows the agency in a code',
    send: ({ supervisor }) => supervisor.get('/dossiers?code=260203-00'),
    marked: /dossier\.dossiers_coded/,
    index: 'dossier_pkey',
    rows: 5_000,
  },
  {
    what: 'Dossiers of a commune that wait for the applicant',
    send: ({ leader }) => leader.get('/dossiers?status=awaiting-supplement'),
    marked: /d\.status = /,
    index: 'participation_running',
    rows: 3_000,
  },
  {
    what: 'Dossiers of the province by the name of the applicant',
    send: ({ supervisor }) => supervisor.get('/dossiers?applicant=do thi huong'),
    marked: /applicants_named/,
    // The names are looked up by a function, whose plan is asked for by itself.
    index: 'dossier_pkey',
    rows: 3_000,
  },
  {
    what: 'Count of a commune’s dossiers of a status',
    send: ({ leader }) => leader.get('/dossiers/count?status=returned'),
    marked: /as count from/,
    index: 'participation_newest',
    rows: 5_000,
  },
  {
    what: 'Count of the province’s dossiers, as far as it counts',
    send: ({ supervisor }) => supervisor.get('/dossiers/count'),
    marked: /as count from/,
    index: 'dossier_newest',
    rows: 4_000,
  },
  {
    what: 'Opinions an agency is to give, first page',
    send: ({ caseOfficer }) => caseOfficer.get('/opinions'),
    marked: /q\.state = 'open'\s+and/,
    index: 'opinion_to_answer',
    rows: 800,
  },
  {
    what: 'Opinions given late or not yet, asked of or by a commune',
    send: ({ leader }) => leader.get('/opinions/late'),
    marked: /q\.state = 'open' or q\.late/,
    index: 'opinion_late_of_asked',
    rows: 1_500,
  },
  {
    what: 'Hand-over lists that came to a commune',
    send: ({ leader }) => leader.get('/hand-over-lists'),
    marked: /dossier\.hand_over_list o/,
    index: 'hand_over_list_came',
    rows: 400,
  },
  {
    what: 'Inbox, first page',
    send: ({ caseOfficer }) => caseOfficer.get('/tasks'),
    marked: /as post\(/,
    index: 'task_unclaimed',
    rows: 600,
  },
  {
    what: 'Inbox of what an officer holds',
    send: ({ caseOfficer }) => caseOfficer.get('/tasks?holder=me'),
    marked: /t\.assignee_id = /,
    index: 'task_held',
    rows: 400,
  },
  {
    what: 'Inbox of a post, whoever holds it',
    send: ({ caseOfficer }) => caseOfficer.get('/tasks?holder=post'),
    marked: /as post\(/,
    index: 'task_inbox',
    rows: 400,
  },
  {
    what: 'List of a unit, first page',
    send: ({ leader }) => leader.get('/tasks/unit'),
    marked: /as "doneBefore"/,
    index: 'task_of_unit',
    rows: 1_000,
  },
  {
    what: 'Candidates of a task',
    send: async ({ caseOfficer, leader }) => {
      const [task] = (await caseOfficer.get('/tasks?holder=nobody')).body.items;
      return leader.get(`/tasks/${task.id}/candidates`);
    },
    marked: /as "openTasks"/,
    index: 'task_held',
    rows: 1_000,
  },
  {
    what: 'Whom a policy would give a step',
    send: async ({ worker }) => {
      const commune = await worker.get(Directory, { strict: false }).byCode('H99.41');
      return worker.get(ForeseeAssignee, { strict: false }).execute({
        ...{
          agencyId: commune!.id,
          role: 'case-officer',
          procedureId: 1,
          receivingAgencyId: 1,
          doneBy: null,
          barred: [],
          at: new Date('2026-03-02T01:00:00Z'),
        },
        policy: { by: 'least-loaded', among: ['field', 'area'] },
      });
    },
    marked: /candidate as/,
    index: 'task_held',
    rows: 1_000,
  },
  {
    what: 'Inbox, later page',
    send: ({ caseOfficer }) => caseOfficer.get(`/tasks?cursor=${cursor('2026-02-20T00:00:00.000Z', '1')}`),
    marked: /as post\(/,
    index: 'task_unclaimed',
    rows: 600,
  },
  {
    what: 'Late dossiers of the province',
    send: ({ supervisor }) => supervisor.get('/supervision/dossiers?state=late'),
    marked: /as holders/,
    index: 'dossier_open_due',
    rows: 12_000,
  },
  {
    what: 'Dossiers of the province due soon',
    send: ({ supervisor }) => supervisor.get('/supervision/dossiers?state=due-soon'),
    marked: /as holders/,
    index: 'dossier_open_due',
    rows: 12_000,
  },
  {
    what: 'Late dossiers of a commune',
    send: ({ leader }) => leader.get('/supervision/dossiers?state=late'),
    marked: /as holders/,
    index: 'dossier_open_due',
    rows: 500,
  },
  {
    what: 'Board of the province',
    send: ({ supervisor }) => supervisor.get('/supervision/board'),
    marked: /as unfinished/,
    index: 'dossier_open_due',
    rows: 60_000,
  },
  {
    what: 'Late entries of a dossier',
    send: ({ leader, one }) => leader.get(`/dossiers/${one.id}/late-entries`),
    marked: /from dossier\.late_entry/,
    index: 'late_entry_dossier_id',
    rows: 10,
  },
  {
    what: 'Deliveries of a dossier',
    send: ({ leader, one }) => leader.get(`/dossiers/${one.id}/deliveries`),
    marked: /from notification\.delivery/,
    index: 'delivery_dossier_id',
    rows: 10,
  },
  {
    what: 'Publications of a dossier',
    send: ({ leader, one }) => leader.get(`/dossiers/${one.id}/publications`),
    marked: /from portal_sync\.publication/,
    index: 'publication_pkey',
    rows: 10,
  },
  {
    what: 'Messages that wait in the outbox',
    send: ({ administrator }) => administrator.get('/operations/outbox'),
    marked: /as pending from platform\.outbox_message/,
    index: 'outbox_message_turn',
    rows: 10,
  },
];
