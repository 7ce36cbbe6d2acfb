import type { Answer, Officer } from '../support/officer.ts';
import { birthRegistration } from '../support/receptions.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { type HoaBan, hoaBan, receive, walkTo } from '../support/walk.ts';
import { publish, table } from './measure/page.ts';
import { recorded } from '../support/statements.ts';

interface Case {
  request: string;
  trips: number;
  /** What the trips are for. */
  made: string;
  send: () => Promise<Answer>;
}

describe('round trips to PostgreSQL', () => {
  let api: TestApi;
  let officers: HoaBan;
  let supervisor: Officer;
  let dossier: Answer['body'];
  /** Odd at the appraisal, even at the review. */
  let version = 3;
  const counted: { request: string; trips: number; made: string }[] = [];

  beforeAll(async () => {
    api = await createTestApi();
    officers = await hoaBan(api);
    supervisor = await api.signIn('giamsat.tinh');
    dossier = await receive(officers.desk);
    await walkTo('appraisal', dossier.id, officers);
  });

  afterAll(async () => {
    await api.close();
    await publish(
      'round trips',
      table(
        ['Request', 'round trips', 'for'],
        counted.map(({ request, trips, made }) => [request, String(trips), made]),
      ),
    );
  });

  const get = (
    request: string,
    trips: number,
    made: string,
    path: () => string,
    who: () => Officer,
  ): Case => ({
    request,
    trips,
    made,
    send: () => who().get(path()),
  });

  it.each<Case>([
    {
      request: 'Reception, `POST /dossiers`',
      trips: 4,
      made: 'session, procedure version, workflow version, the writing statement',
      send: () => officers.desk.post('/dossiers', birthRegistration()),
    },
    {
      request: 'Action, `POST /dossiers/:id/actions`',
      trips: 3,
      made: 'session, state, the writing statement',
      send: () => takeAction(),
    },
    get(
      'Look-up, `GET /tracking/:code`',
      1,
      'status',
      () => `/tracking/${dossier.code}`,
      () => api.anyone,
    ),
    get(
      'Look-up with the secret',
      2,
      'whether the secret opens it, in the same time for a code that does not exist; status and timeline',
      () => `/tracking/${dossier.code}?secret=${dossier.tracking.secret}`,
      () => api.anyone,
    ),
    get(
      'Dossier, `GET /dossiers/:id`',
      4,
      'session, state, sheet, history',
      () => `/dossiers/${dossier.id}`,
      () => officers.caseOfficer,
    ),
    get(
      'List, `GET /dossiers`',
      2,
      'session, page',
      () => '/dossiers',
      () => officers.leader,
    ),
    get(
      'Inbox, `GET /tasks`',
      2,
      'session, page',
      () => '/tasks',
      () => officers.caseOfficer,
    ),
    get(
      'Board, `GET /supervision/board`',
      2,
      'session, counts',
      () => '/supervision/board',
      () => supervisor,
    ),
    get(
      'Late dossiers, `GET /supervision/dossiers`',
      2,
      'session, page with holders',
      () => '/supervision/dossiers?state=late',
      () => supervisor,
    ),
  ])('$request takes $trips', async ({ request, trips, made, send }) => {
    // What a process keeps for some seconds is read anew now and then; that is not the request's own cost.
    const counts: number[] = [];
    for (const _attempt of ['first', 'second', 'third']) {
      const { result, statements } = await recorded(send);
      expect(result.status).toBeLessThan(300);
      counts.push(statements.length);
    }
    counted.push({ request, trips, made });
    expect(Math.min(...counts)).toBe(trips);
  });

  /** To and fro between two steps, each time on the version of the last answer. */
  async function takeAction(): Promise<Answer> {
    const { id } = dossier;
    const submit = () => officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' }, version);
    const sendBack = () =>
      officers.unitHead.act(id, { step: 'review', action: 'send-back', comment: 'Xem lại' }, version);
    const answer = version % 2 === 1 ? await submit() : await sendBack();
    version = answer.body.version;
    return answer;
  }
});
