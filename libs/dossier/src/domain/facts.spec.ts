import type { Facts } from '#workflow';
import { everyone } from '../../spec/acting.ts';
import { runnablePermit as permit } from '../../spec/building-permit.ts';
import { at } from '../../spec/office.ts';
import { changed, plan, received, take, termsOf } from '../../spec/running-dossier.ts';
import { askedOf, resultOf } from './action-input.ts';
import { offeredActions } from './allowed-actions.ts';
import { chooseAction } from './choose-action.ts';
import type { ActionInput } from './action-input.ts';
import type { DossierState } from './dossier-state.ts';

const MONDAY = '2026-03-02 09:00';
const start = received(permit, at('2026-03-02 08:00'), termsOf([{ amount: 9, unit: 'working-day' }]));
const appraised = take(start, permit, `${MONDAY} reception/hand-over`);
const plain: Facts = { area: 100, onSite: false, zone: 'urban' };

const establish = (facts: Facts, state = appraised) =>
  plan(state, permit, `${MONDAY} appraisal/establish`, facts);
const established = (facts: Facts, state = appraised): DossierState =>
  changed(state, establish(facts, state), at(MONDAY));

describe('facts entered with an action', () => {
  it.each<[string, Facts, string]>([
    ['its own targets when no condition holds', plain, 'issuance'],
    ['the first route that holds', { area: 501, onSite: true, zone: 'urban' }, 'opinion.reception'],
    ['the next when the first does not', { area: 501, onSite: true, zone: 'rural' }, 'inspection'],
  ])('decide on the way it takes: %s', (_, facts, step) => {
    expect(establish(facts)).toMatchObject({ toSteps: [step], opensTasks: [{ step }], establishes: facts });
  });

  it('stay with the dossier, and decide later ways', () => {
    const online = { ...appraised, channel: 'online' as const };
    const inspected = established({ ...plain, onSite: true, zone: 'rural' }, online);
    expect(inspected.facts).toEqual({ area: 100, onSite: true, zone: 'rural' });
    expect(plan(inspected, permit, `${MONDAY} inspection/report`).toSteps).toEqual(['appraisal']);
    const direct = { ...inspected, channel: 'direct' as const };
    expect(plan(direct, permit, `${MONDAY} inspection/report`).toSteps).toEqual(['issuance']);
  });

  it('take the place of what was established before', () => {
    const again = established(plain, { ...appraised, facts: { area: 501, onSite: true, zone: 'rural' } });
    expect(again.facts).toEqual(plain);
    expect(again.tasks.map(({ step }) => step)).toEqual(['issuance']);
  });
});

it('takes a way by how often a supplement was asked for', () => {
  const once = [`${MONDAY} appraisal/ask`, '2026-03-03 09:00 supplement/bring'];
  const twice = [...once, '2026-03-04 09:00 appraisal/ask', '2026-03-05 09:00 supplement/bring'];
  const after = (deeds: string[]) =>
    plan(take(appraised, permit, ...deeds), permit, '2026-03-06 09:00 appraisal/establish', plain).toSteps;
  expect([after(once), after(twice)]).toEqual([['issuance'], ['stopped']]);
});

it('keeps the status of a dossier that another agency works on, to its end there', () => {
  const called = established({ area: 501, onSite: false, zone: 'urban' });
  const statuses = ['reception/begin', 'study/issue', 'hand-over/return'].reduce(
    ({ state, seen }, deed) => {
      const next = take(state, permit, `${MONDAY} opinion.${deed}`);
      return { state: next, seen: [...seen, `${next.status} ${next.tasks[0]!.step}`] };
    },
    { state: called, seen: [called.status as string] },
  ).seen;
  expect(statuses).toEqual([
    'processing',
    'processing opinion.study',
    'processing opinion.hand-over',
    'processing issuance',
  ]);
});

it('has the result of its own steps alone', () => {
  const result = {
    number: '1',
    name: 'Văn bản',
    signer: 'Nguyễn Văn Ký',
    signerTitle: 'Chủ tịch',
    signedOn: '2026-03-02',
  };
  const step = (code: string) => permit.steps.find((one) => one.code === code) as never;
  expect(resultOf(step('issuance'), { result })).toEqual(result);
  expect(resultOf(step('opinion.study'), { result })).toBeNull();
  expect(resultOf(step('issuance'), {})).toBeNull();
});

it('keeps with a wait what is asked of the applicant, not what officers established', () => {
  const supplement = { items: ['Bản vẽ'], reason: 'Thiếu' };
  expect(askedOf({ facts: plain, supplement })).toEqual({ supplement });
});

it('offers an action with the facts it asks for', () => {
  const [offered, ...others] = offeredActions(appraised, permit, everyone);
  expect(offered).toMatchObject({ action: 'establish', asks: permit.facts });
  expect(others).toMatchObject([{ action: 'ask', asks: [] }]);
});

describe('an action that asks for facts', () => {
  const refusalOf = (name: string, input: ActionInput, state = appraised) => {
    const [step = '', action = ''] = name.split('/');
    try {
      chooseAction(state, permit, { step, action, input }, { officer: everyone, agencyName: () => '' });
    } catch (error) {
      return error as { code: string; message: string; extensions: { errors: { pointer: string }[] } };
    }
    return undefined;
  };

  it('is taken with all of them', () => {
    expect(refusalOf('appraisal/establish', { facts: plain })).toBeUndefined();
  });

  it('is refused without one, by the name officers know it under', () => {
    const refusal = refusalOf('appraisal/establish', { facts: { area: 1 } });
    expect(refusal).toMatchObject({
      code: 'dossier.input-missing',
      parameters: { missing: 'Phải kiểm tra thực địa, Khu vực' },
      extensions: { errors: [{ pointer: '/facts/onSite' }, { pointer: '/facts/zone', code: 'required' }] },
    });
    expect(refusalOf('appraisal/establish', {})?.extensions.errors).toHaveLength(3);
  });

  it.each<[string, Facts]>([
    ['area', { area: 'lớn' }],
    ['area', { area: true }],
    ['area', { area: 1e13 }],
    ['onSite', { onSite: 'yes' }],
    ['onSite', { onSite: 1 }],
    ['zone', { zone: 'sea' }],
    ['zone', { zone: true }],
  ])('is refused with a value that %s cannot have: %j', (code, wrong) => {
    expect(refusalOf('appraisal/establish', { facts: { ...plain, ...wrong } })).toMatchObject({
      code: 'dossier.fact-value-invalid',
      extensions: { errors: [{ pointer: `/facts/${code}`, code: 'invalid_fact' }] },
    });
  });

  it('is refused with a fact nobody asked for, and so is one that asks for none', () => {
    const other = { code: 'dossier.input-unexpected', extensions: { errors: [{ pointer: '/facts/a~1b' }] } };
    expect(refusalOf('appraisal/establish', { facts: { ...plain, 'a/b': 1 } })).toMatchObject(other);
    expect(refusalOf('reception/hand-over', { facts: { area: 1 } }, start)).toMatchObject({
      code: 'dossier.input-unexpected',
      extensions: { errors: [{ pointer: '/facts/area', code: 'unexpected' }] },
    });
  });

  it.each(['constructor', 'toString'])('knows no fact by the name of what every object has: %s', (code) => {
    expect(refusalOf('reception/hand-over', { facts: { [code]: true } }, start)?.code).toBe(
      'dossier.input-unexpected',
    );
  });
});

it('refuses what needs papers without them, by the name of the request body', () => {
  const waiting = take(appraised, permit, `${MONDAY} appraisal/ask`);
  const bring = (input: ActionInput) =>
    chooseAction(
      waiting,
      permit,
      { step: 'supplement', action: 'bring', input },
      { officer: everyone, agencyName: () => '' },
    );
  expect(() => bring({})).toThrow('attachments');
  expect(bring({ attachments: [{ name: 'Bản vẽ' }] }).action.code).toBe('bring');
});
