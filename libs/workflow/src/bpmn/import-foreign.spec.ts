import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import type { WorkflowDefinition, WorkflowStep } from '../domain/definition.ts';
import { proveSoundness } from '../domain/prove-soundness.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';

const read = (file: string) =>
  importBpmn(readFileSync(projectPath('libs', 'workflow', 'spec', 'bpmn', file), 'utf8'));

const inBrief = (step: WorkflowStep): string =>
  'final' in step
    ? `${step.code}: ${step.status}, final`
    : `${step.code}: ${step.status}, ${step.actor.agency}:${step.actor.role}, ${step.limit.amount} ${step.limit.unit}` +
      (step.joins === undefined ? '' : `, joins ${step.joins}`);

const actionsOf = ({ actions }: WorkflowDefinition) =>
  actions.map(({ from, code, to, requires }) =>
    [`${from}/${code} → ${to.join(', ')}`, ...(requires ?? [])].join(' + '),
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
      'tra-ket-qua/to-da-tra-ket-qua → da-tra-ket-qua',
    ]);
    expect(proveSoundness(definition!)).toEqual([]);
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
      'cho-bo-sung/da-bo-sung → tra-cuu',
      'ky-so/to-tra-ket-qua → tra-ket-qua + result',
      'tra-ket-qua/to-event-end → event-end',
    ]);
    expect(proveSoundness(definition!)).toEqual([]);
  });

  it('is the same workflow after it was written and read once more', async () => {
    const { definition } = await read('camunda-8.bpmn');
    expect((await importBpmn(await exportBpmn(definition!))).definition).toEqual(definition);
  });
});
