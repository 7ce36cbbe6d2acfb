import { RecountBoards } from '#supervision';
import { demanded, expected, NORMAL, recounted, shown } from '../../support/board-world.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { jointBirthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, type Leg, receiveAs, walk } from '../../support/walk.ts';

type Everyone = HoaBan & { police: Officer; policeChief: Officer; insurance: Officer };

const WARD = 'H99.41';
const INSURANCE = 'G24.99.01';
/** The police have done their part; health insurance works on, and the commune waits to put both together. */
const HALF_JOINED: readonly Leg<keyof Everyone>[] = [
  ['desk', 'reception', 'hand-over'],
  ['unitHead', 'assignment', 'assign'],
  ['caseOfficer', 'appraisal', 'submit'],
  ['leader', 'approval', 'approve'],
  ['police', 'residence-registration', 'submit'],
  ['policeChief', 'residence-approval', 'approve'],
];
const NO_TIME = { ownAgency: 0, otherAgency: 0, applicant: 0, finance: 0, nobody: 0 };

let api: TestApi;
let worker: TestWorker;
let officers: Everyone;
let id: string;

/** Everybody signs in anew, for sessions end. */
async function on(day: string, time = '08:00'): Promise<void> {
  api.clock.set(`2026-03-${day}T${time}:00+07:00`);
  officers = {
    ...(await hoaBan(api)),
    police: await api.signIn('cutru.hoaban'),
    policeChief: await api.signIn('truongca.hoaban'),
    insurance: await api.signIn('thuly.bhxh1'),
  };
}

const asked = (path: string): Promise<Answer['body']> => demanded(officers.leader.get(path));
const board = async (by: string): Promise<Record<string, unknown>> =>
  shown(await asked(`/supervision/boards?by=${by}`));
const listed = async (query: string): Promise<Answer['body'][]> =>
  (await asked(`/supervision/boards/dossiers?${query}`)).items;
const split = async (): Promise<unknown> => (await asked(`/dossiers/${id}/time-split`)).split;

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  await on('09');
  ({ id } = await receiveAs(officers.desk, jointBirthRegistration()));
  await walk(HALF_JOINED, 'done', id, officers);
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

describe('a dossier whose join waits for a branch at another agency', () => {
  it('lies with that agency on every board, and with nobody else', async () => {
    const lies = { open: 1, withOtherAgency: 1, withOwnAgency: 0 };
    expect(await board('agency')).toMatchObject({ [WARD]: lies });
    const units = await board('unit');
    expect(Object.keys(units)).toEqual([INSURANCE]);
    expect(units).toMatchObject({ [INSURANCE]: lies });
    expect(units).toEqual(expected(await recounted(api, 'unit', NORMAL)));
  });

  it('is listed there, held by whose turn it is', async () => {
    expect(await listed('figure=withOwnAgency')).toEqual([]);
    expect(await listed(`figure=open&unit=${WARD}`)).toEqual([]);
    for (const query of ['figure=withOtherAgency', `figure=open&unit=${INSURANCE}`, 'figure=open']) {
      expect(await listed(query)).toMatchObject([
        { id, waitsFor: 'otherAgency', heldBy: [{ agency: { code: INSURANCE }, role: 'case-officer' }] },
      ]);
    }
  });

  it('uses up the time of that agency until the branch has come, and then of its own', async () => {
    await on('10');
    expect(await split()).toEqual({ ...NO_TIME, otherAgency: 480 });
    await demanded(officers.insurance.act(id, { step: 'health-insurance-card', action: 'submit' }));
    await on('11');
    expect(await split()).toEqual({ ...NO_TIME, otherAgency: 480, ownAgency: 480 });
    expect(await board('unit')).toMatchObject({ [WARD]: { withOwnAgency: 1, withOtherAgency: 0 } });
    expect(await listed('figure=withOwnAgency')).toMatchObject([
      { id, waitsFor: 'ownAgency', heldBy: [{ agency: { code: WARD }, role: 'case-officer' }] },
    ]);
  });

  it('is found by the recount of the night as it is shown', async () => {
    const second = await receiveAs(officers.desk, jointBirthRegistration());
    await walk(HALF_JOINED, 'done', second.id, officers);
    expect(await board('agency')).toMatchObject({ [WARD]: { withOwnAgency: 1, withOtherAgency: 1 } });
    await on('12', '02:30');
    expect(await worker.get(RecountBoards, { strict: false }).execute()).toBe(0);
    const [{ dossiers, differing, endedAt }] = (await asked('/supervision/recounts?limit=1')).items;
    expect([dossiers, differing, endedAt !== null]).toEqual([2, 0, true]);
  });
});
