import type { Answer, Officer } from './officer.ts';
import { birthRegistration } from './receptions.ts';
import type { TestApi } from './test-api.ts';

/** The officers of phường Hoa Ban, by the post each holds. */
export interface HoaBan {
  desk: Officer;
  unitHead: Officer;
  caseOfficer: Officer;
  leader: Officer;
  clerk: Officer;
}

export const hoaBan = async (api: Pick<TestApi, 'signIn'>): Promise<HoaBan> => ({
  desk: await api.signIn('tiepnhan.hoaban'),
  unitHead: await api.signIn('truongphong.hoaban'),
  caseOfficer: await api.signIn('thuly.hoaban'),
  leader: await api.signIn('lanhdao.hoaban'),
  clerk: await api.signIn('vanthu.hoaban'),
});

const signedByLeader = { signerTitle: 'Chủ tịch Ủy ban nhân dân phường', signedOn: '2026-03-02' };

export const result = {
  number: '12/TLKS',
  name: 'Giấy khai sinh',
  signer: 'Vũ Văn Thử Dũng',
  ...signedByLeader,
};
/** To the applicant, who signs in the book. */
export const handOver = {
  ...{ way: 'desk', recipient: { relation: 'applicant' }, identityChecked: true },
  confirmation: { by: 'signature' },
};
/** Everything that was asked for came in. */
export const receivedSupplement = { met: [], components: [], regardless: 'Thử: nhận đủ theo phiếu' };

/** Receives a birth registration. @returns the receipt */
export const receive = (desk: Officer, overrides: Record<string, unknown> = {}): Promise<Answer['body']> =>
  receiveAs(desk, birthRegistration(overrides));

/** Receives a dossier of any procedure. @returns the receipt */
export async function receiveAs(desk: Officer, request: object): Promise<Answer['body']> {
  const { status, body } = await desk.post('/dossiers', request);
  if (status !== 201) throw new Error(`not received: ${JSON.stringify(body)}`);
  return body;
}

/** One step of a road: who takes which action where. */
export type Leg<Who extends string = string> = readonly [Who, step: string, action: string, input?: object];

export const BIRTH_ROAD: readonly Leg<keyof HoaBan>[] = [
  ['desk', 'reception', 'hand-over'],
  ['unitHead', 'assignment', 'assign'],
  ['caseOfficer', 'appraisal', 'submit'],
  ['unitHead', 'review', 'submit'],
  ['leader', 'approval', 'approve'],
  ['clerk', 'issuance', 'issue-result', { result }],
  ['desk', 'hand-over', 'return-result', { handOver }],
];

/** Walks a birth registration along its ordinary road until it stands at the step; `done` is the end. */
export const walkTo = (step: string, dossierId: string, officers: HoaBan): Promise<void> =>
  walk(BIRTH_ROAD, step, dossierId, officers);

/** Takes the legs of a road one after another, until the dossier stands at the step or the road ends. */
export async function walk<Who extends string>(
  road: readonly Leg<Who>[],
  until: string,
  dossierId: string,
  officers: Readonly<Record<Who, Officer>>,
): Promise<void> {
  if (until !== 'done' && !road.some(([, step]) => step === until)) {
    throw new Error(`no leg starts at ${until}`);
  }
  for (const [who, step, action, input] of road) {
    if (step === until) return;
    const { status, body } = await officers[who].act(dossierId, { step, action, ...input });
    if (status !== 200) throw new Error(`${step}/${action}: ${JSON.stringify(body)}`);
  }
}
