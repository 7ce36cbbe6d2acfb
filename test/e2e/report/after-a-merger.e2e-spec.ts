import { charged } from '../../support/money.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { carriedOut, decided, planned } from '../../support/reorganizing.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { createTestWorker, type TestWorker } from '../../support/test-worker.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let worker: TestWorker;
let officers: HoaBan;
let supervisor: Officer;

const [HOA_BAN, SAO_KHUE] = ['H99.41', 'H99.42'] as const;
/** Before the merger, and with it. */
const [BEFORE, WITH] = ['from=2026-03-02&to=2026-03-08', 'from=2026-03-09&to=2026-03-15'] as const;
const MERGER_DAY = '2026-03-11';
const MERGER = { kind: 'merge', agencies: [HOA_BAN], successor: SAO_KHUE, effectiveOn: MERGER_DAY };

const asked = async (what: string, query: string, officer = supervisor): Promise<Answer['body']> => {
  const { status, body } = await officer.get(`/reports/${what}?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};
const form = (query: string, officer = supervisor) => asked('processing', `${query}&by=agency`, officer);

/** Received, resolved and in progress of each agency. */
const figures = ({ lines }: Answer['body']): Record<string, number[]> =>
  Object.fromEntries(
    lines.map(({ code, counts }: Answer['body']) => [
      code,
      [counts.received.total, counts.resolved.total, counts.inProgress.total],
    ]),
  );

/** Everything a period is handed in with: of all, of one agency, of the other. */
async function handedIn(period: string): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (const about of ['', `&agency=${HOA_BAN}`, `&agency=${SAO_KHUE}`]) {
    bodies.push(await form(`${period}${about}`), await asked('national-index', `${period}&trend=0${about}`));
  }
  return bodies;
}

let before: unknown[];

beforeAll(async () => {
  api = await createTestApi();
  worker = await createTestWorker(api);
  api.clock.set('2026-03-03T08:00:00+07:00');
  [officers, supervisor] = [await hoaBan(api), await api.signIn('giamsat.tinh')];
  // Two of Hoa Ban, one over and one that owes 50,000; one of Sao Khuê.
  const { id } = await receive(officers.desk);
  await walkTo('done', id, officers);
  await charged(officers.desk);
  await receive(await api.signIn('tiepnhan.saokhue'));
  api.clock.set('2026-03-10T08:00:00+07:00');
  before = await handedIn(BEFORE);
  const administrator = await api.signIn('quantri.tinh');
  const plan = await planned(administrator, MERGER);
  await decided(administrator, plan.id);
  api.clock.set(`${MERGER_DAY}T08:00:00+07:00`);
  await carriedOut(api, worker);
  api.clock.set('2026-03-17T08:00:00+07:00');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

describe('after phường Hoa Ban went into phường Sao Khuê', () => {
  it('hands the week before in again as it was, of all and of either', async () => {
    expect(figures(await form(BEFORE))).toEqual({ [HOA_BAN]: [2, 1, 1], [SAO_KHUE]: [1, 0, 1] });
    expect(await handedIn(BEFORE)).toEqual(before);
  });

  it('has what Hoa Ban led, ended or not, in no figure but its own', async () => {
    const ended = await form(`${BEFORE}&agency=${HOA_BAN}`);
    expect(figures(ended)).toEqual({ [HOA_BAN]: [2, 1, 1] });
    expect(ended.beside.fees.charged).toBe(50_000);
    const successor = await form(`${BEFORE}&agency=${SAO_KHUE}`);
    expect(figures(successor)).toEqual({ [SAO_KHUE]: [1, 0, 1] });
    expect(successor.beside.fees.charged).toBe(0);
    const leader = await api.signIn('lanhdao.saokhue');
    expect(figures(await form(BEFORE, leader))).toEqual({ [SAO_KHUE]: [1, 0, 1] });
  });

  it('carries what came with Hoa Ban over into the week of the merger, at Sao Khuê', async () => {
    expect(figures(await form(WITH))).toEqual({ [SAO_KHUE]: [2, 0, 2] });
    expect(figures(await form(`${WITH}&agency=${HOA_BAN}`))).toEqual({});
  });

  it('lists what cost Hoa Ban its points for synchronisation that week, and none of it for Sao Khuê', async () => {
    const costs = async (agency: string): Promise<string[]> =>
      (await asked('national-index/dossiers', `${BEFORE}&indicator=synchronised&agency=${agency}`)).items.map(
        ({ leadAgency }: Answer['body']) => leadAgency.code,
      );
    expect(await costs(HOA_BAN)).toEqual([HOA_BAN, HOA_BAN]);
    expect(await costs(SAO_KHUE)).toEqual([SAO_KHUE]);
  });
});
