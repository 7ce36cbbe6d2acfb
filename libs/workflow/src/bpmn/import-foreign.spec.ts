import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { type AuthoredWorkflow, isCall, isFinal } from '../domain/definition.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';

const read = (file: string) =>
  importBpmn(readFileSync(projectPath('libs', 'workflow', 'spec', 'bpmn', file), 'utf8'));

function inBrief(step: AuthoredWorkflow['steps'][number]): string {
  const { code, status } = step;
  if (isFinal(step)) return `${code}: ${status}, final`;
  if (isCall(step)) return `${code}: calls ${step.calls} at ${step.agency}`;
  const { actor, limit, joins, timers = [] } = step;
  return [
    `${code}: ${status}, ${actor.agency}:${actor.role}, ${limit.amount} ${limit.unit}`,
    ...(joins === undefined ? [] : [`joins ${joins}`]),
    ...timers.map(
      (timer) =>
        `${timer.does === 'act' ? timer.action : timer.does} after ${timer.after.amount} ${timer.after.unit}`,
    ),
  ].join(', ');
}

const actionsOf = ({ actions }: AuthoredWorkflow) =>
  actions.map(({ from, code, to, routes = [], requires = [], on }) =>
    [
      `${from}/${code} → ${to.join(', ')}`,
      ...routes.map((route) => `${route.when} → ${route.to.join(', ')}`),
      ...(on ? [`on ${on}`] : []),
      ...requires,
    ].join(' + '),
  );

describe('A diagram of Camunda 7', () => {
  it('becomes a workflow: lanes and candidate groups say who acts, due dates how long', async () => {
    const { definition, faults } = await read('camunda-7.bpmn');
    expect(faults).toEqual([]);
    expect(definition).toMatchObject({
      ...{ code: '1.001612', procedure: '1.001612', version: 1, initial: 'tiep-nhan-ho-so' },
      name: 'Đăng ký thành lập hộ kinh doanh (1.001612)',
    });
    expect(definition!.steps.map(inBrief)).toEqual([
      'tiep-nhan-ho-so: received, desk:reception-officer, 4 working-hour',
      'tham-dinh-ho-so: processing, lead:case-officer, 1 working-day',
      'soan-giay: processing, lead:case-officer, 0.5 working-day',
      'cap-ma-so-thue: processing, tax-office:case-officer, 1 working-day',
      'ky-giay-chung-nhan: processing, lead:agency-leader, 0.5 working-day, joins 2',
      'tra-ket-qua: completed, desk:reception-officer, 0 working-hour',
      'da-tra-ket-qua: returned, final',
      'dung-giai-quyet: stopped, final',
    ]);
    expect(definition!.steps[1]!.name).toBe('Thẩm định hồ sơ');
    expect(actionsOf(definition!)).toEqual([
      'tiep-nhan-ho-so/chuyen-thu-ly → tham-dinh-ho-so',
      'tham-dinh-ho-so/hop-le → soan-giay, cap-ma-so-thue',
      'tham-dinh-ho-so/khong-hop-le → dung-giai-quyet + comment',
      'soan-giay/trinh-ky → ky-giay-chung-nhan',
      'cap-ma-so-thue/gui-ma-so → ky-giay-chung-nhan',
      'ky-giay-chung-nhan/ky-chuyen-mot-cua → tra-ket-qua + result',
      'tra-ket-qua/to-da-tra-ket-qua → da-tra-ket-qua + hand-over',
    ]);
  });

  it('comes with a note on everything that was assumed or passed over, and where', async () => {
    const { notes } = await read('camunda-7.bpmn');
    const at = (code: string) => notes.filter((note) => note.code === code).map(({ element }) => element?.id);
    expect(at('several-groups')).toEqual(['Activity_0mathue']);
    expect(at('actor-agency')).toEqual(['Activity_0kyduye']);
    expect(at('terminate-end')).toEqual(['Event_0tuchoi']);
    expect(at('default-flow')).toEqual(['Gateway_0chonxx']);
    expect(at('assumed-limit')).toEqual(['Activity_0traket']);
    expect(at('assumed-name')).toEqual(['Flow_12']);
    expect(notes.filter(({ code }) => code === 'passed-over').map(({ en }) => en)).toEqual([
      'Passed over: camunda:historyTimeToLive.',
      'Passed over: TextAnnotation.',
      'Passed over: camunda:formKey.',
      'Passed over: camunda:taskListener.',
    ]);
    expect(notes).toContainEqual({
      ...{ code: 'limit-reading', line: 33 },
      element: { id: 'Activity_0thamdi', name: 'Thẩm định hồ sơ' },
      vi: 'Thời hạn P1D được hiểu là 1 ngày làm việc.',
      en: 'The time limit P1D was read as 1 working days.',
    });
  });
});

describe('A diagram of Camunda 8', () => {
  it('becomes a workflow, whatever prefix it gives the namespaces, positions or none', async () => {
    const { definition, faults } = await read('camunda-8.bpmn');
    expect(faults).toEqual([]);
    expect(definition!.steps.map(inBrief)).toEqual([
      'tiep-nhan: received, desk:reception-officer, 2 working-hour',
      'tra-cuu: processing, lead:case-officer, 10 working-day',
      'cho-bo-sung: awaiting-supplement, desk:reception-officer, 0 working-hour',
      'ky-so: processing, lead:clerk, 1 working-day',
      'tra-ket-qua: completed, desk:reception-officer, 0 working-hour',
      'event-end: returned, final',
    ]);
    expect(actionsOf(definition!)).toEqual([
      'tiep-nhan/chuyen-tra-cuu → tra-cuu',
      'tra-cuu/co-trong-so → ky-so',
      'tra-cuu/can-bo-sung-giay-to → cho-bo-sung + supplement',
      'cho-bo-sung/da-bo-sung → tra-cuu + received-supplement',
      'ky-so/to-tra-ket-qua → tra-ket-qua + result',
      'tra-ket-qua/to-event-end → event-end + hand-over',
    ]);
  });

  it('is the same workflow after it was written and read once more', async () => {
    const { definition } = await read('camunda-8.bpmn');
    expect((await importBpmn(await exportBpmn(definition!))).definition).toEqual(definition);
  });
});

describe('A diagram of Flowable', () => {
  it('becomes a workflow with conditions, a call and timers', async () => {
    const { definition, faults } = await read('flowable.bpmn');
    expect(faults).toEqual([]);
    expect(definition!.facts?.map(({ code, type }) => `${code}: ${type}`)).toEqual([
      'area: number',
      'kind: choice',
    ]);
    expect(definition!.steps.map(inBrief)).toEqual([
      'tiep-nhan: received, desk:reception-officer, 4 working-hour',
      'tham-dinh: processing, lead:case-officer, 5 working-day, warn after 3 calendar-day',
      'phong-chay: processing, fire-police:case-officer, 7 working-day, co-y-kien after 14 calendar-day',
      'nghia-vu-thue: calls 1.012790 at tax-office',
      'ky: processing, lead:agency-leader, 1 working-day, qua-han-ky after 1 month',
      'tra-ket-qua: completed, desk:reception-officer, 1 working-hour',
      'xong: returned, final',
      'dung: stopped, final',
    ]);
    expect(actionsOf(definition!)).toEqual([
      'tiep-nhan/chuyen-tham-dinh → tham-dinh',
      'tham-dinh/tham-dinh-xong → nghia-vu-thue + fact.area > 500.0 && fact.kind == "works" → phong-chay + ' +
        "dossier.channel == 'online' → ky",
      'phong-chay/co-y-kien → nghia-vu-thue',
      'nghia-vu-thue/da-nop-thue → ky + on returned',
      'nghia-vu-thue/tu-choi → dung + on refused',
      'ky/ky → tra-ket-qua + result',
      'ky/qua-han-ky → dung',
      'tra-ket-qua/tra → xong + hand-over',
    ]);
  });

  it('is the same workflow after it was written and read once more', async () => {
    const { definition } = await read('flowable.bpmn');
    expect(await importBpmn(await exportBpmn(definition!))).toEqual({ definition, notes: [], faults: [] });
  });

  it('is refused by name and place for all that this system has not', async () => {
    const { definition, faults } = await read('flowable-refused.bpmn');
    expect(definition).toBeNull();
    expect(faults.map(({ code, element, line }) => `${code} at ${element!.id} line ${line}`)).toEqual([
      'unsupported at co-bo-sung line 7',
      'unsupported at lay-y-kien line 15',
      'unsupported at khi-rut line 22',
      'call-incomplete at xac-dinh-thue line 16',
      'timer-misplaced at thue-cham line 17',
      'timer-without-time at hang-tuan line 10',
    ]);
  });
});
