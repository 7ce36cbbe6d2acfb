import type { Rule } from '../../support/permission-rule.ts';
import type { Route } from '../../support/routes.ts';
import { hoaBan, receive, walkTo } from '../../support/walk.ts';
import { about, world } from './permission-requests.ts';

/** A birth registration just received. */
const received = async (body: object) => ({
  id: (await receive(world.desk)).id as string,
  body,
  headers: { 'if-match': '"1"' },
});

/** One that stands at this step of its road, at this version. */
async function walked(step: string, version: number, body: object) {
  const officers = await hoaBan(world.api);
  const { id } = await receive(officers.desk);
  await walkTo(step, id, officers);
  return { id: id as string, body, headers: { 'if-match': `"${version}"` } };
}

/** Who may end, reopen and correct dossiers. */
export const ENDS_RULES: Record<Route, Rule> = {
  'POST /dossiers/:id/withdrawal': {
    may: ['agency-leader', 'reception-officer'],
    gives: 200,
    ofDossier: true,
    receivedOrLed: true,
    call: () => received({ reason: 'Đổi ý', paper: { date: '2026-03-02' } }),
  },
  'POST /dossiers/:id/stop': {
    may: ['agency-leader'],
    gives: 200,
    ofDossier: true,
    lead: true,
    call: () => received({ reason: 'Đang có tranh chấp', ground: 'Điều 19' }),
  },
  'POST /dossiers/:id/reopening': {
    may: ['agency-leader'],
    gives: 200,
    ofDossier: true,
    lead: true,
    call: () =>
      walked('done', 8, {
        decision: { number: '15/QĐ', date: '2026-03-02', signer: 'Vũ Văn Thử Dũng' },
        reason: 'Giải quyết khiếu nại',
        step: 'appraisal',
      }),
  },
  'GET /dossiers/:id/corrections': {
    may: ['administrator', 'agency-leader', 'supervisor'],
    gives: 200,
    ofDossier: true,
    call: about,
  },
  'POST /dossiers/:id/corrections': {
    may: ['reception-officer'],
    gives: 200,
    ofDossier: true,
    call: () => received({ reason: 'Ghi sai dấu', applicant: { fullName: 'Nguyễn Thử Nghiêm' } }),
  },
  'POST /dossiers/:id/result/corrections': {
    may: ['agency-leader', 'clerk'],
    gives: 200,
    ofDossier: true,
    lead: true,
    call: () => walked('hand-over', 7, { reason: 'Ghi nhầm số', result: { number: '13/TLKS' } }),
  },
};
