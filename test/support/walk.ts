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

export const hoaBan = async (api: TestApi): Promise<HoaBan> => ({
  desk: await api.signIn('tiepnhan.hoaban'),
  unitHead: await api.signIn('truongphong.hoaban'),
  caseOfficer: await api.signIn('thuly.hoaban'),
  leader: await api.signIn('lanhdao.hoaban'),
  clerk: await api.signIn('vanthu.hoaban'),
});

export const result = { number: '12/TLKS', name: 'Giấy khai sinh', signer: 'Vũ Văn Thử Dũng' };

/** Receives a birth registration. @returns the receipt */
export async function receive(desk: Officer, overrides: Record<string, unknown> = {}): Promise<Answer['body']> {
  const { status, body } = await desk.post('/dossiers', birthRegistration(overrides));
  if (status !== 201) throw new Error(`not received: ${JSON.stringify(body)}`);
  return body;
}

const ROAD: [keyof HoaBan, string, string, Record<string, unknown>?][] = [
  ['desk', 'reception', 'hand-over'],
  ['unitHead', 'assignment', 'assign'],
  ['caseOfficer', 'appraisal', 'submit'],
  ['unitHead', 'review', 'submit'],
  ['leader', 'approval', 'approve'],
  ['clerk', 'issuance', 'issue-result', { result }],
  ['desk', 'hand-over', 'return-result'],
];

/** Walks a birth registration along its ordinary road until it stands at the step. */
export async function walkTo(step: string, dossierId: string, officers: HoaBan): Promise<void> {
  for (const [who, from, action, input] of ROAD) {
    if (from === step) return;
    const { status, body } = await officers[who].act(dossierId, { step: from, action, ...input });
    if (status !== 200) throw new Error(`${from}/${action}: ${JSON.stringify(body)}`);
  }
}
