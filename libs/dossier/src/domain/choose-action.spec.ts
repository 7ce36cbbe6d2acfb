import type { Problem } from '#platform/problem';
import { everyone, holding } from '../../spec/acting.ts';
import { at } from '../../spec/office.ts';
import { DESK, LEAD, OTHER, received, seedWorkflow, take, termsOf } from '../../spec/running-dossier.ts';
import type { ActionInput } from './action-input.ts';
import { offeredActions } from './allowed-actions.ts';
import { chooseAction } from './choose-action.ts';
import type { DossierState } from './dossier-state.ts';

const permit = seedWorkflow('1.013225');
const after = (...actions: string[]): DossierState =>
  take(
    received(permit, at('2026-03-02 08:00'), termsOf([{ amount: 5, unit: 'working-day' }])),
    permit,
    ...actions.map((action) => `2026-03-02 08:00 ${action}`),
  );

const TO_APPRAISAL = ['reception/hand-over', 'assignment/assign'];
const TO_OPINIONS = [...TO_APPRAISAL, 'appraisal/request-opinions'];
const TO_ISSUANCE = [
  ...[...TO_OPINIONS, 'construction-opinion/give-opinion', 'environment-opinion/give-opinion'],
  ...['opinion-summary/submit', 'drafting/submit', 'review/submit', 'approval/approve'],
];

const choose = (state: DossierState, name: string, input: ActionInput = {}, officer = everyone) => {
  const [step = '', action = ''] = name.split('/');
  return chooseAction(
    state,
    permit,
    { step, action, input },
    { officer, agencyName: (id) => `cơ quan ${id}` },
  );
};
function refusalOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    return error as Problem;
  }
  throw new Error('it was not refused');
}

describe('the actions offered', () => {
  it('are all those of the present step, with what each needs', () => {
    expect(offeredActions(after(...TO_APPRAISAL), permit, everyone)).toEqual([
      {
        step: 'appraisal',
        action: 'request-opinions',
        name: 'Lấy ý kiến các sở liên quan',
        requires: [],
        asks: [],
        allowed: true,
        reason: null,
      },
      {
        step: 'appraisal',
        action: 'request-supplement',
        name: 'Yêu cầu bổ sung hồ sơ',
        requires: ['supplement'],
        asks: [],
        allowed: true,
        reason: null,
      },
      {
        step: 'appraisal',
        action: 'stop',
        name: 'Dừng giải quyết',
        requires: ['comment'],
        asks: [],
        allowed: true,
        reason: null,
      },
    ]);
  });

  it('say of a step held by others that it is theirs', () => {
    const offered = offeredActions(
      after(),
      permit,
      holding(`${LEAD} reception-officer`, `${DESK} case-officer`),
    );
    expect(offered).toEqual([
      expect.objectContaining({
        allowed: false,
        reason: {
          vi: 'Bước này do vai trò hoặc cơ quan khác xử lý',
          en: 'Another role or agency holds this step',
        },
      }),
    ]);
  });

  it('are told apart branch by branch', () => {
    const offered = offeredActions(after(...TO_OPINIONS), permit, holding(`${OTHER} case-officer`));
    expect(offered.map(({ step, allowed }) => [step, allowed])).toEqual([
      ['construction-opinion', true],
      ['environment-opinion', true],
    ]);
  });

  it('say of a join how many branches are still missing, before who holds it', () => {
    const waiting = after(...TO_OPINIONS, 'construction-opinion/give-opinion');
    const join = offeredActions(waiting, permit, holding()).find(({ step }) => step === 'opinion-summary');
    expect(join).toMatchObject({
      allowed: false,
      reason: { vi: 'Còn chờ 1 nhánh xử lý khác', en: 'Waiting for 1 more branches' },
    });
  });

  it('are none once the dossier has ended', () => {
    expect(offeredActions(after(...TO_APPRAISAL, 'appraisal/stop'), permit, everyone)).toEqual([]);
  });
});

describe('the choice of an action', () => {
  it('gives the action of the step named and the task it closes, though others have one of that name', () => {
    const { action, task } = choose(after(...TO_OPINIONS), 'environment-opinion/give-opinion', {
      comment: 'Đồng ý',
    });
    expect(action).toMatchObject({ from: 'environment-opinion', code: 'give-opinion' });
    expect(task).toMatchObject({ step: 'environment-opinion', agencyId: OTHER });
  });

  const closed = after(...TO_APPRAISAL, 'appraisal/stop');
  const waiting = after(...TO_OPINIONS, 'construction-opinion/give-opinion');
  it.each([
    [
      'anything on an ended dossier',
      closed,
      'appraisal/stop',
      everyone,
      'dossier.closed',
      { status: 'stopped' },
    ],
    [
      'a step it does not stand at',
      after(),
      'appraisal/stop',
      everyone,
      'dossier.action-not-allowed',
      { action: 'stop' },
    ],
    [
      'an action of another step',
      after(),
      'reception/stop',
      everyone,
      'dossier.action-not-allowed',
      { action: 'stop' },
    ],
    [
      'an action nobody has heard of',
      after(),
      'reception/toString',
      everyone,
      'dossier.action-not-allowed',
      { action: 'toString' },
    ],
    [
      'a join before its branches, even to a stranger',
      ...([waiting, 'opinion-summary/submit', holding(), 'dossier.branches-missing'] as const),
      { step: 'Tổng hợp ý kiến', arrived: 1, expected: 2 },
    ],
    [
      'someone else’s task, before what is missing is told',
      ...([
        after(...TO_APPRAISAL),
        'appraisal/stop',
        holding(`${LEAD} clerk`),
        'dossier.not-your-task',
      ] as const),
      {
        step: 'Thẩm định hồ sơ, kiểm tra thực địa',
        role: { vi: 'chuyên viên thụ lý' },
        agency: `cơ quan ${LEAD}`,
      },
    ],
  ] as const)(
    'refuses %s, and shows what is allowed instead',
    (_, state, name, officer, code, parameters) => {
      const refusal = refusalOf(() => choose(state, name, {}, officer));
      expect(refusal).toMatchObject({ code, parameters });
      expect(refusal.extensions).toEqual({ allowedActions: offeredActions(state, permit, officer) });
    },
  );

  it('refuses a result sent with an action that issues none, so that it cannot replace the real one', () => {
    const result = {
      number: '1',
      name: 'Giấy phép',
      signer: 'Nguyễn Văn Ký',
      signerTitle: 'Chủ tịch',
      signedOn: '2026-03-02',
    };
    const refusal = refusalOf(() =>
      choose(after(...TO_APPRAISAL), 'appraisal/stop', { comment: 'Dừng', result }),
    );
    expect(refusal).toMatchObject({ code: 'dossier.input-unexpected', parameters: { surplus: 'result' } });
    expect(refusal.extensions['errors']).toEqual([
      expect.objectContaining({ pointer: '/result', code: 'unexpected' }),
    ]);
  });

  it.each([
    [TO_APPRAISAL, 'appraisal/request-supplement', 'supplement'],
    [TO_APPRAISAL, 'appraisal/stop', 'comment'],
    [TO_ISSUANCE, 'issuance/issue-result', 'result'],
  ] as const)('refuses %j then %s without its %s', (before, name, field) => {
    const refusal = refusalOf(() => choose(after(...before), name));
    expect(refusal).toMatchObject({ code: 'dossier.input-missing', parameters: { missing: field } });
    expect(refusal.extensions['errors']).toEqual([
      { pointer: `/${field}`, code: 'required', vi: 'Bắt buộc phải nhập', en: 'Is required' },
    ]);
  });

  it('reports all that is missing at once, in the words of the request body', () => {
    const demanding = structuredClone(permit);
    demanding.actions[0]!.requires = ['comment', 'financial-obligation', 'payment'];
    const wish = { step: 'reception', action: 'hand-over', input: { comment: 'Đủ' } };
    const refusal = refusalOf(() =>
      chooseAction(after(), demanding, wish, { officer: everyone, agencyName: () => '' }),
    );
    expect(refusal.message).toContain('also needs: financialObligation, payment.');
    expect((refusal.extensions['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/financialObligation',
      '/payment',
    ]);
  });

  it('takes an action that needs nothing without input', () => {
    expect(
      choose(after(), 'reception/hand-over', {}, holding(`${DESK} reception-officer`)).action.to,
    ).toEqual(['assignment']);
  });
});
