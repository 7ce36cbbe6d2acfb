import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { demanded } from '../../support/board-world.ts';
import { birthRegistration } from '../../support/receptions.ts';
import type { TestApi } from '../../support/test-api.ts';

/** Who looks over one database, and who acts meanwhile. */
export interface BoardStage {
  api: TestApi;
  supervisor: Officer;
  leader: Officer;
  desk: Officer;
}

export const boardStageOf = async (api: TestApi): Promise<BoardStage> => ({
  api,
  supervisor: await api.signIn('giamsat.tinh'),
  leader: await api.signIn('lanhdao.hoaban'),
  desk: await api.signIn('tiepnhan.hoaban'),
});

export interface Look {
  what: string;
  look: (stage: BoardStage) => Promise<{ lines?: unknown[]; items?: unknown[] }>;
  /** What happens before each, and takes no part in the time. */
  before?: (stage: BoardStage) => Promise<unknown>;
  /** It is a board, which nobody waits longer for than this. */
  board?: true;
}

const received = ({ desk }: BoardStage) => demanded(desk.post('/dossiers', birthRegistration()));

const board = (what: string, query: string, who: 'supervisor' | 'leader' = 'supervisor'): Look => ({
  what,
  look: (stage) => demanded(stage[who].get(`/supervision/boards?${query}`)),
  before: received,
  board: true,
});

const list = (what: string, query: string): Look => ({
  what,
  look: ({ supervisor }) => demanded(supervisor.get(`/supervision/boards/dossiers?limit=20&${query}`)),
});

/** Whatever a supervisor and a leader look at; a dossier was received since they looked last. */
export const LOOKS: Look[] = [
  board('Board of the province', 'by=province'),
  board('Board by agency', 'by=agency'),
  board('Board by unit', 'by=unit'),
  board('Board by procedure', 'by=procedure'),
  board('Board by field', 'by=field'),
  board('Board by officer', 'by=officer'),
  board('Board by officer, of a commune', 'by=officer', 'leader'),
  list('What is late, in the province', 'figure=late'),
  list('What waits for finance, in the province', 'figure=forFinance'),
  list('What lies with a commune', 'figure=open&unit=H99.41'),
  list('What an officer holds', 'figure=open&officer=thuly.maivang'),
  {
    what: 'Moved due times, in the province',
    look: ({ supervisor }) => demanded(supervisor.get('/supervision/deadline-changes?limit=20')),
  },
  {
    what: 'Time of all that is open at a commune',
    look: ({ leader }) => demanded(leader.get('/supervision/time-split?agency=H99.41')),
  },
  {
    what: 'The first board of a day, by agency',
    look: ({ supervisor }) => demanded(supervisor.get('/supervision/boards?by=agency')),
    before: ({ api }) => api.database.query(sql`update supervision.board_basis set basis = null`),
  },
];
