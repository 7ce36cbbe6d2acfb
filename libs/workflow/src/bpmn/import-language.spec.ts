import { document, faultsOf, flow, gateway, line, task } from '../../spec/bpmn-in-brief.ts';
import type { WorkStep } from '../domain/definition.ts';
import { importBpmn } from './import-bpmn.ts';

const begun = `<bpmn:startEvent id="start"/>${task('a')}${task('b')}${task('c')}${task('d')}<bpmn:endEvent id="end"/>
${line('start', 'a')}${line('b', 'c', 'd', 'end')}`;
const when = (condition: string, more = '') =>
  `<bpmn:conditionExpression${more}>${condition}</bpmn:conditionExpression>`;
const decided = (content: string) =>
  document(`${begun}${gateway('exclusive', 'g')}${line('a', 'g')}${content}`);
const online = when('=dossier.channel == "online"');

const withoutLines = (faults: readonly string[]) => faults.map((fault) => fault.replace(/ line \d+$/, ''));

describe('An exclusive gateway with conditions', () => {
  it('becomes the routes of the action that leads to it, and its default the way of the action', async () => {
    const { definition, notes } = await importBpmn(decided(`${flow('g', 'c', online)}${flow('g', 'b')}`));
    expect(definition?.actions.find(({ from }) => from === 'a')).toMatchObject({
      to: ['b'],
      routes: [{ when: 'dossier.channel == "online"', to: ['c'] }],
    });
    const told = notes.map(({ code, element }) => `${code} ${element?.id ?? ''}`);
    expect(told).toEqual(expect.arrayContaining(['assumed-default g-b', 'condition-reading g-c']));
  });

  it('stays a choice of the officer where no flow has one', async () => {
    const { definition } = await importBpmn(decided(`${flow('g', 'c')}${flow('g', 'b')}`));
    expect(definition?.actions.filter(({ from }) => from === 'a').map(({ to }) => to)).toEqual([
      ['c'],
      ['b'],
    ]);
  });

  it.each([
    [
      'every flow has one',
      `${flow('g', 'b', online)}${flow('g', 'c', online)}`,
      'decision-without-default at g',
    ],
    [
      'several flows have none',
      `${flow('g', 'b', online)}${flow('g', 'c')}${flow('g', 'end')}`,
      'decision-without-default at g',
    ],
    [
      'one reads what is not declared',
      `${flow('g', 'b')}${flow('g', 'c', when('area > 5'))}`,
      'unsound at g-c',
    ],
    [
      'one is of another language',
      `${flow('g', 'b')}${flow('g', 'c', when('dossier.channel = "online"'))}`,
      'unsound at g-c',
    ],
    ['one is empty', `${flow('g', 'b')}${flow('g', 'c', when(''))}`, 'invalid-value at g-c'],
    [
      'a choice follows upon one',
      `${gateway('exclusive', 'h')}${flow('g', 'b')}${flow('g', 'h', online)}${line('h', 'c')}${flow('h', 'end')}`,
      'choice-after-fork at h',
    ],
  ])('is refused where %s', async (_, content, fault) => {
    expect(withoutLines(await faultsOf(decided(content)))).toContain(fault);
  });

  it('is told in the words of its condition when that cannot be read', async () => {
    const { faults } = await importBpmn(
      decided(`${flow('g', 'b')}${flow('g', 'c', when('fact.area > 5.0'))}`),
    );
    expect(faults[0]).toMatchObject({
      element: { id: 'g-c' },
      en: expect.stringContaining('The condition “fact.area > 5.0”'),
      vi: expect.stringContaining('Điều kiện “fact.area > 5.0”'),
    });
  });

  it('may not stand at the start', async () => {
    const content = `<bpmn:startEvent id="start"/>${task('a')}${task('b')}<bpmn:endEvent id="end"/>
${gateway('exclusive', 'g')}${line('start', 'g', 'a', 'b', 'end')}${flow('g', 'b', online)}`;
    expect(withoutLines(await faultsOf(document(content)))).toEqual(['start-not-one-task at start']);
  });
});

const timer = (time: string, more = '') =>
  `<bpmn:boundaryEvent id="t" attachedToRef="b"${more}><bpmn:timerEventDefinition id="def">${time}</bpmn:timerEventDefinition></bpmn:boundaryEvent>`;
const after = (duration: string) => `<bpmn:timeDuration>${duration}</bpmn:timeDuration>`;
const timed = (content: string) => document(`${begun}${line('a', 'b')}${content}`);
const REMINDING = ' cancelActivity="false"';

describe('A timer on the edge of a task', () => {
  it.each([
    ['P5D', { amount: 5, unit: 'calendar-day' }],
    ['PT36H', { amount: 1.5, unit: 'calendar-day' }],
    ['P1Y2M', { amount: 14, unit: 'month' }],
    ['=duration("P2W")', { amount: 14, unit: 'calendar-day' }],
    ['PT90M', { amount: 1.5, unit: 'working-hour' }],
  ])('reminds after %s', async (duration, limit) => {
    const { definition } = await importBpmn(timed(timer(after(duration), REMINDING)));
    const [, b] = definition!.steps as WorkStep[];
    expect(b?.timers).toEqual([{ code: 't', after: limit, does: 'warn' }]);
  });

  it('takes the action that leads where it leads, or one of its own', async () => {
    const taken = await importBpmn(timed(`${timer(after('P5D'))}${flow('t', 'c')}`));
    expect((taken.definition!.steps[1] as WorkStep).timers).toMatchObject([{ does: 'act', action: 'to-c' }]);
    const own = await importBpmn(timed(`${timer(after('P5D'))}${flow('t', 'a')}`));
    expect((own.definition!.steps[1] as WorkStep).timers).toMatchObject([{ does: 'act', action: 'het-gio' }]);
    expect(own.definition!.actions.at(-1)).toEqual({
      code: 'het-gio',
      name: 'Hết giờ',
      from: 'b',
      to: ['a'],
    });
    expect(own.notes).toContainEqual(
      expect.objectContaining({ code: 'timer-action', element: { id: 't', name: '' } }),
    );
  });

  it.each([
    ['says no time', timer('', REMINDING), 'timer-without-time at t'],
    ['says no duration', timer(after('soon'), REMINDING), 'timer-without-time at t'],
    ['mixes months and days', timer(after('P1M2D'), REMINDING), 'timer-without-time at t'],
    [
      'fires at a date',
      timer('<bpmn:timeDate>2026-01-01</bpmn:timeDate>', REMINDING),
      'timer-without-time at t',
    ],
    ['leads on beside its task', `${timer(after('P5D'), REMINDING)}${flow('t', 'c')}`, 'timer-beside at t'],
    ['interrupts and leads nowhere', timer(after('P5D')), 'dead-end at t'],
    ['is led to', `${timer(after('P5D'), REMINDING)}${flow('a', 't')}`, 'flow-into-start at a-t'],
    [
      'leads to a choice',
      `${timer(after('P5D'))}${gateway('exclusive', 'g')}${line('t', 'g', 'a')}${flow('g', 'c')}`,
      'timer-elsewhere at t',
    ],
    [
      'takes an action that leads elsewhere',
      `${timer(after('P5D')).replace('<bpmn:timer', '<bpmn:extensionElements><m:timer xmlns:m="urn:mot-cua:workflow:1" code="t" does="act" action="to-c"/></bpmn:extensionElements><bpmn:timer')}${flow('t', 'a')}`,
      'timer-elsewhere at t',
    ],
  ])('is refused where it %s', async (_, content, fault) => {
    expect(withoutLines(await faultsOf(timed(content)))).toContain(fault);
  });
});
