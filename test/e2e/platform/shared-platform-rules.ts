import type { Rule } from '../../support/permission-rule.ts';
import type { Route } from '../../support/routes.ts';
import { about } from './permission-requests.ts';

const desk = ['reception-officer'] as const;
const GROUNDS = {
  reason: 'Chủ hồ sơ đề nghị lấy giấy tờ từ kho',
  consent: { by: 'applicant', given: 'in-person' },
};

/** Nothing is connected here: who may is told so. */
export const SHARED_PLATFORM_RULES: Record<Route, Rule> = {
  'POST /dossiers/:id/store-look-ups': {
    ...{ may: desk, gives: 409, ofDossier: true, holder: 'reception-officer' },
    call: () => ({ ...about(), body: GROUNDS }),
  },
  'POST /dossiers/:id/store-papers': {
    ...{ may: desk, gives: 409, ofDossier: true, holder: 'reception-officer' },
    call: () => ({ ...about(), body: { ...GROUNDS, component: '000.00.00.G15-KQ003204', file: 'x' } }),
  },
  'GET /operations/personal-store/deposits': { may: ['administrator'], gives: 200 },
  'POST /operations/personal-store/deposits/retries': {
    ...{ may: ['administrator'], gives: 200 },
    call: () => ({ body: { ids: ['01958000-0000-7000-8000-0000000000ff'] } }),
  },
  'GET /operations/civil-status/arrivals': { may: ['administrator'], gives: 200 },
  'POST /operations/civil-status/arrivals/retries': {
    ...{ may: ['administrator'], gives: 200 },
    call: () => ({ body: { codes: ['LT-0'] } }),
  },
  'GET /operations/civil-status/tellings': { may: ['administrator'], gives: 200 },
  'POST /operations/civil-status/tellings/retries': {
    ...{ may: ['administrator'], gives: 200 },
    call: () => ({ body: { ids: ['01958000-0000-7000-8000-0000000000ff'] } }),
  },
  'POST /person-checks': {
    ...{ may: desk, gives: 200 },
    call: () => ({
      body: {
        ...{ fullName: 'Nguyễn Thị Ví Dụ', identityNumber: '001190000001', procedure: '1.001193' },
        reason: 'Đối chiếu khi tiếp nhận hồ sơ',
      },
    }),
  },
};
