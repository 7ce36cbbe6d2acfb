import type { Answer, Officer } from '../../support/officer.ts';
import { birthRegistration } from '../../support/receptions.ts';
import type { TestApi } from '../../support/test-api.ts';

/** Who is at work over one database. */
export interface DeskStage {
  desk: Officer;
  caseOfficer: Officer;
  leader: Officer;
  supervisor: Officer;
  /** Where page 40 of the leader's list of the unit begins, a line a page: there are few in the smaller province. */
  page40: string;
}

const PAGES = 39;

export async function deskStageOf(api: TestApi): Promise<DeskStage> {
  const leader = await api.signIn('lanhdao.hoaban');
  let page40 = '';
  for (let page = 0; page < PAGES; page++) {
    const { body } = await leader.get(`/tasks/unit?limit=1${page40 && `&cursor=${page40}`}`);
    page40 = body.next;
  }
  return {
    desk: await api.signIn('tiepnhan.hoaban'),
    caseOfficer: await api.signIn('thuly.hoaban'),
    leader,
    supervisor: await api.signIn('giamsat.tinh'),
    page40,
  };
}

const demanded = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer;
};

const FAMILIES = ['tran', 'le', 'pham', 'hoang', 'phan', 'vu', 'dang', 'bui', 'do', 'ho'];
const GIVEN = [
  'lan',
  'hoa',
  'thao',
  'linh',
  'trang',
  'nga',
  'hanh',
  'nhung',
  'hien',
  'loan',
  'tuyet',
  'oanh',
  'quynh',
];

/** Another one at each time up to their number. */
const nameAt = (time: number): string =>
  `${FAMILIES[time % FAMILIES.length]}+thi+${GIVEN[time % GIVEN.length]}`;

/** What a desk does all day. */
export const DESK_WORK: { what: string; work: (stage: DeskStage, time: number) => Promise<unknown> }[] = [
  { what: 'Reception', work: ({ desk }) => demanded(desk.post('/dossiers', birthRegistration())) },
  { what: 'Inbox of an officer', work: ({ caseOfficer }) => demanded(caseOfficer.get('/tasks?limit=20')) },
  {
    what: 'What an officer holds',
    work: ({ caseOfficer }) => demanded(caseOfficer.get('/tasks?holder=me&limit=20')),
  },
  { what: 'List of a unit, page 1', work: ({ leader }) => demanded(leader.get('/tasks/unit?limit=1')) },
  {
    what: 'List of a unit, page 40',
    work: ({ leader, page40 }) => demanded(leader.get(`/tasks/unit?limit=1&cursor=${page40}`)),
  },
  { what: 'Views with their counters', work: ({ leader }) => demanded(leader.get('/views')) },
  {
    what: 'Search by name without marks, in a commune',
    work: ({ leader }) => demanded(leader.get('/dossiers?applicant=do+thi+huong')),
  },
  {
    what: 'Search by name without marks, in the province',
    work: ({ supervisor }) => demanded(supervisor.get('/dossiers?applicant=huong+do+thi&limit=20')),
  },
  {
    what: 'The same as free text',
    work: ({ supervisor }) => demanded(supervisor.get('/dossiers?text=huong+do+thi&limit=20')),
  },
  {
    what: 'Search by another name each time, in a commune',
    work: ({ leader }, time) => demanded(leader.get(`/dossiers?applicant=${nameAt(time)}`)),
  },
  {
    what: 'Search by another name each time, in the province',
    work: ({ supervisor }, time) => demanded(supervisor.get(`/dossiers?applicant=${nameAt(time)}`)),
  },
  {
    what: 'Search by the most common name, in a commune',
    work: ({ leader }) => demanded(leader.get('/dossiers?applicant=nguyen+thi+huong')),
  },
  {
    what: 'Search by the most common name, in the province',
    work: ({ supervisor }) => demanded(supervisor.get('/dossiers?applicant=nguyen+thi+huong')),
  },
  {
    what: 'Search by a family name and the middle one, in the province',
    work: ({ supervisor }) => demanded(supervisor.get('/dossiers?applicant=nguyen+thi')),
  },
  {
    what: 'Search by the tail of a code',
    work: ({ leader }) => demanded(leader.get('/dossiers?code=260303-0001')),
  },
  {
    what: 'Look-up by phone',
    work: ({ leader }) => demanded(leader.post('/dossiers/look-ups', { phone: '0900000001' })),
  },
  {
    what: 'Look-up by identity number',
    work: ({ leader }) => demanded(leader.post('/dossiers/look-ups', { identityNumber: '099000000001' })),
  },
];
