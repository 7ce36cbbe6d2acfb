import type { Answer, Officer } from '../../support/officer.ts';
import { birthRegistration } from '../../support/receptions.ts';
import type { TestApi } from '../../support/test-api.ts';

/** Who is at work over one database. */
export interface DeskStage {
  desk: Officer;
  caseOfficer: Officer;
  leader: Officer;
  supervisor: Officer;
  /** Number of a made-up person who has been there. */
  person: number;
  /** Where page 40 of the leader's list of the unit begins, a line a page: there are few in the smaller province. */
  page40: string;
}

const PAGES = 39;

export async function deskStageOf(api: TestApi): Promise<DeskStage> {
  const leader = await api.signIn('lanhdao.hoaban');
  const supervisor = await api.signIn('giamsat.tinh');
  let page40 = '';
  for (let page = 0; page < PAGES; page++) {
    const { body } = await leader.get(`/tasks/unit?limit=1${page40 && `&cursor=${page40}`}`);
    page40 = body.next;
  }
  return {
    desk: await api.signIn('tiepnhan.hoaban'),
    // Has more than a page to do in the smaller province too.
    caseOfficer: await api.signIn('thuly.maivang'),
    leader,
    supervisor,
    person: await firstPerson(supervisor),
    page40,
  };
}

const phoneOf = (person: number): string => `09${String(person).padStart(8, '0')}`;
const identityOf = (person: number): string => `099${String(person).padStart(9, '0')}`;

async function firstPerson(supervisor: Officer): Promise<number> {
  for (let person = 1; person < 100; person++) {
    const { body } = await supervisor.post('/dossiers/look-ups', { phone: phoneOf(person) });
    if (body.items.length === 1) return person;
  }
  throw new Error('of the first hundred people nobody has been there once');
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

export interface DeskWork {
  what: string;
  work: (stage: DeskStage, time: number) => Promise<Answer>;
  /** It shows more lines in the larger province; else it must show as many in either. */
  growing?: true;
}

/** What a desk does all day. */
export const DESK_WORK: DeskWork[] = [
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
    work: ({ leader }) => demanded(leader.get('/dossiers?applicant=do+thi+huong&limit=1')),
  },
  {
    what: 'Search by name without marks, in the province',
    work: ({ supervisor }) => demanded(supervisor.get('/dossiers?applicant=huong+do+thi&limit=1')),
  },
  {
    what: 'The same as free text',
    work: ({ supervisor }) => demanded(supervisor.get('/dossiers?text=huong+do+thi&limit=1')),
  },
  {
    what: 'Search by another name each time, in a commune',
    work: ({ leader }, time) => demanded(leader.get(`/dossiers?applicant=${nameAt(time)}`)),
    growing: true,
  },
  {
    what: 'Search by another name each time, in the province',
    work: ({ supervisor }, time) => demanded(supervisor.get(`/dossiers?applicant=${nameAt(time)}`)),
    growing: true,
  },
  {
    what: 'Search by the most common name, in a commune',
    work: ({ leader }) => demanded(leader.get('/dossiers?applicant=nguyen+thi+huong&limit=5')),
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
    work: ({ supervisor, person }) =>
      demanded(supervisor.post('/dossiers/look-ups', { phone: phoneOf(person) })),
  },
  {
    what: 'Look-up by identity number',
    work: ({ supervisor, person }) =>
      demanded(supervisor.post('/dossiers/look-ups', { identityNumber: identityOf(person) })),
  },
];
