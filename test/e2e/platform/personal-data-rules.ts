import type { Role } from '../../support/posts.ts';
import { receive } from '../../support/walk.ts';
import { about, noKeyChange, world } from './permission-requests.ts';

const ADMINISTRATORS: readonly Role[] = ['administrator'];
const LEADERS: readonly Role[] = ['agency-leader'];
const WORKING: readonly Role[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader', 'clerk'] as const),
];

const RULE = { years: 70, ground: 'Thông tư thử' };
const FOR_A_COMPLAINT = { reason: 'Đang có khiếu nại' };

async function ruled() {
  const administrator = await world.api.signIn('quantri.tinh');
  const headers = {};
  await administrator.send('PUT', '/administration/retention-rules/1.001193', RULE, headers);
  return { procedure: '1.001193' };
}

async function held() {
  const { id } = await receive(world.desk);
  const leader = await world.api.signIn('lanhdao.hoaban');
  await leader.post(`/dossiers/${id}/retention-holds`, FOR_A_COMPLAINT);
  return { id, body: FOR_A_COMPLAINT };
}

/** Who may see, look for, keep and erase personal data, and change the keys they are sealed with. */
export const PERSONAL_DATA_RULES = {
  'POST /dossiers/:id/personal-data-views': {
    may: WORKING,
    gives: 200,
    ofDossier: true,
    holder: 'reception-officer',
    call: () => ({ ...about(), body: { reason: 'Gọi chủ hồ sơ bổ sung giấy tờ' } }),
  },
  'POST /dossiers/look-ups': { may: 'officers', gives: 200, call: () => ({ body: { phone: '0900000001' } }) },
  'POST /dossiers/:id/retention-holds': {
    may: LEADERS,
    gives: 204,
    ofDossier: true,
    call: async () => ({ id: (await receive(world.desk)).id, body: FOR_A_COMPLAINT }),
  },
  'POST /dossiers/:id/retention-holds/end': { may: LEADERS, gives: 204, ofDossier: true, call: held },
  'GET /administration/retention-rules': { may: ADMINISTRATORS, gives: 200 },
  'PUT /administration/retention-rules/:procedure': {
    may: ADMINISTRATORS,
    gives: 204,
    call: () => ({ procedure: '1.001193', body: RULE }),
  },
  'DELETE /administration/retention-rules/:procedure': { may: ADMINISTRATORS, gives: 204, call: ruled },
  'POST /administration/retention-previews': {
    may: ADMINISTRATORS,
    gives: 200,
    call: () => ({ body: { procedure: '1.001193', years: 70 } }),
  },
  'GET /administration/data-keys': { may: ADMINISTRATORS, gives: 200 },
  'POST /administration/data-keys': { may: ADMINISTRATORS, gives: 201, call: noKeyChange },
} as const;
