import { document, faultsOf, flow, gateway, line, process, task } from '../../spec/bpmn-in-brief.ts';
import { importBpmn } from './import-bpmn.ts';

describe('A BPMN file', () => {
  it('is taken when it says no more than this system has', async () => {
    const { definition, faults } = await importBpmn(process(''));
    expect(faults).toEqual([]);
    expect(definition?.steps).toHaveLength(3);
  });

  it.each([
    ['inclusive gateway', '<bpmn:inclusiveGateway id="odd" name="Lạ"/>'],
    ['complex gateway', '<bpmn:complexGateway id="odd" name="Lạ"/>'],
    ['event-based gateway', '<bpmn:eventBasedGateway id="odd" name="Lạ"/>'],
    ['boundary event', '<bpmn:boundaryEvent id="odd" name="Lạ" attachedToRef="examine"/>'],
    ['intermediate catch event', '<bpmn:intermediateCatchEvent id="odd" name="Lạ"/>'],
    ['intermediate throw event', '<bpmn:intermediateThrowEvent id="odd" name="Lạ"/>'],
    ['sub-process', '<bpmn:subProcess id="odd" name="Lạ"/>'],
    ['ad-hoc sub-process', '<bpmn:adHocSubProcess id="odd" name="Lạ"/>'],
    ['transaction', '<bpmn:transaction id="odd" name="Lạ"/>'],
    ['event sub-process', '<bpmn:subProcess id="odd" name="Lạ" triggeredByEvent="true"/>'],
    ['service task', '<bpmn:serviceTask id="odd" name="Lạ"/>'],
    ['script task', '<bpmn:scriptTask id="odd" name="Lạ"/>'],
    ['business rule task', '<bpmn:businessRuleTask id="odd" name="Lạ"/>'],
    ['send task', '<bpmn:sendTask id="odd" name="Lạ"/>'],
    [
      'multi-instance task',
      `<bpmn:userTask id="odd" name="Lạ"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>${flow('odd', 'end')}`,
    ],
    [
      'looping task',
      `<bpmn:userTask id="odd" name="Lạ"><bpmn:standardLoopCharacteristics/></bpmn:userTask>${flow('odd', 'end')}`,
    ],
    [
      'compensation task',
      `<bpmn:userTask id="odd" name="Lạ" isForCompensation="true"/>${flow('odd', 'end')}`,
    ],
    [
      'message event',
      '<bpmn:endEvent id="odd" name="Lạ"><bpmn:messageEventDefinition id="m"/></bpmn:endEvent>',
    ],
    [
      'signal event',
      '<bpmn:boundaryEvent id="odd" name="Lạ" attachedToRef="examine"><bpmn:signalEventDefinition id="m"/></bpmn:boundaryEvent>',
    ],
    ['error event', '<bpmn:endEvent id="odd" name="Lạ"><bpmn:errorEventDefinition id="m"/></bpmn:endEvent>'],
  ])('is refused for its %s by name and place', async (name, content) => {
    const { definition, faults } = await importBpmn(process(content));
    expect(definition).toBeNull();
    expect(faults).toEqual([
      {
        ...{ code: 'unsupported', element: { id: 'odd', name: 'Lạ' }, line: 11 },
        en: `This system has no ${name}. Draw it anew with user tasks, exclusive and parallel gateways.`,
        vi: expect.stringContaining('Hệ thống không hỗ trợ'),
      },
    ]);
  });

  it('is refused for a start by timer and for conditions beside a gateway', async () => {
    const timed = `<bpmn:startEvent id="start"><bpmn:timerEventDefinition id="t"/></bpmn:startEvent>
<bpmn:userTask id="take-in" name="Tiếp nhận"/><bpmn:endEvent id="end"/>
${flow('start', 'take-in')}${flow('take-in', 'end', '<bpmn:conditionExpression>${ok}</bpmn:conditionExpression>')}`;
    expect(await faultsOf(document(timed))).toEqual([
      'unsupported at start line 4',
      'unsupported at take-in-end line 6',
    ]);
  });

  it('is refused for several pools, message flows, several processes and none', async () => {
    const pools = `<bpmn:collaboration id="c"><bpmn:participant id="a" processRef="p"/>
<bpmn:participant id="b" name="Người dân"/><bpmn:messageFlow id="m" sourceRef="b" targetRef="examine"/></bpmn:collaboration>`;
    expect(await faultsOf(process('', pools))).toEqual([
      'several-pools at b line 3',
      'unsupported at m line 3',
    ]);
    expect(await faultsOf(process('', '<bpmn:process id="other"/>'))).toEqual([
      'several-processes at p line 3',
    ]);
    expect(await faultsOf(process('').replace(/<bpmn:process[^]*<\/bpmn:process>/, ''))).toEqual([
      'no-process',
    ]);
  });

  it('is told all its faults at once', async () => {
    const content = `<bpmn:scriptTask id="script"/><bpmn:userTask id="lost" name="Lạc"/>
<bpmn:sequenceFlow id="nowhere" sourceRef="examine" targetRef="gone"/>
${flow('take-in', 'lost')}${flow('end', 'lost')}${flow('lost', 'start')}`;
    expect(await faultsOf(process(content))).toEqual([
      'unknown-reference at nowhere line 12',
      'unsupported at script line 11',
      'flow-without-ends at nowhere line 12',
      'flow-from-end at end-lost line 13',
      'flow-into-start at lost-start line 13',
      'implicit-fork at take-in line 5',
    ]);
  });
});

const begun = `<bpmn:startEvent id="start"/>${task('a')}<bpmn:endEvent id="end"/>`;

describe('The flows of a BPMN file', () => {
  it.each([
    ['a task leads nowhere', `${begun}${line('start', 'a')}`, ['dead-end at a']],
    [
      'a gateway leads nowhere',
      `${begun}${gateway('exclusive', 'g')}${line('start', 'a', 'g')}`,
      ['dead-end at g'],
    ],
    ['nothing starts it', `${task('a')}<bpmn:endEvent id="end"/>${line('a', 'end')}`, ['no-start at p']],
    [
      'it starts twice',
      `${begun}<bpmn:startEvent id="again"/>${line('start', 'a', 'end')}${line('again', 'a')}`,
      ['several-starts at again'],
    ],
    [
      'it starts with a fork',
      `${begun}${task('b')}${gateway('parallel', 'g')}${line('start', 'g', 'a', 'end')}${line('g', 'b', 'end')}`,
      ['start-not-one-task at start'],
    ],
    [
      'several flows leave a task',
      `${begun}${task('b')}${line('start', 'a', 'end')}${line('a', 'b', 'end')}`,
      ['implicit-fork at a'],
    ],
    [
      'a choice follows upon a fork',
      `${begun}${task('b')}${task('c')}${gateway('parallel', 'f')}${gateway('exclusive', 'x')}${line('start', 'a', 'f', 'x', 'b', 'end')}${line('f', 'c', 'end')}${line('x', 'end')}`,
      ['choice-after-fork at x'],
    ],
    [
      'a join leads to the end',
      `${begun}${task('b')}${task('c')}${gateway('parallel', 'f')}${gateway('parallel', 'j')}${line('start', 'a', 'f', 'b', 'j', 'end')}${line('f', 'c', 'j')}`,
      ['join-without-task at j'],
    ],
    [
      'a join is passed by',
      `${begun}${task('b')}${task('c')}${task('d')}${gateway('parallel', 'f')}${gateway('parallel', 'j')}${gateway('exclusive', 'x')}${line('start', 'a', 'x', 'f', 'b', 'j', 'd', 'end')}${line('f', 'c', 'j')}${line('x', 'd')}`,
      ['join-bypassed at d'],
    ],
    [
      'gateways go round',
      `${begun}${gateway('exclusive', 'x')}${gateway('exclusive', 'y')}${line('start', 'a', 'x', 'y', 'x')}${line('y', 'end')}`,
      ['gateway-loop at y'],
    ],
    [
      'a fork goes round',
      `${begun}${gateway('parallel', 'f')}${gateway('exclusive', 'x')}${line('start', 'a', 'x', 'f', 'x')}${line('f', 'end')}`,
      ['gateway-loop at x'],
    ],
  ])('are refused where %s', async (_, content, faults) => {
    expect((await faultsOf(document(content))).map((fault) => fault.replace(/ line \d+$/, ''))).toEqual(
      faults,
    );
  });

  it('are refused where they are sound BPMN that strands dossiers, with the way to it', async () => {
    const xml = document(
      `${begun}${task('b')}${task('c')}${gateway('parallel', 'f')}${line('start', 'a', 'f', 'b', 'end')}${line('f', 'c', 'end')}`,
    );
    const { faults } = await importBpmn(xml);
    expect(faults).toContainEqual({
      ...{ code: 'unsound', element: { id: 'end', name: '' }, line: 4 },
      vi: expect.stringContaining('vẫn còn mở và không gì đóng được. Chỗ lỗi: end (a/to-b → b/to-end).'),
      en: expect.stringContaining('is still open and nothing can close it. At: end (a/to-b → b/to-end).'),
    });
  });

  it('are refused where a chain of choices has more ways through it than can be walked', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `g${index}`);
    const chain = ids
      .slice(1)
      .map(
        (id, index) =>
          line(ids[index]!, id).repeat(1) +
          flow(ids[index]!, id).replace(/id="[^"]+"/, `id="second${index}"`),
      );
    const xml = document(
      `${begun}${ids.map((id) => gateway('exclusive', id)).join('')}${line('start', 'a', 'g0')}${chain.join('')}${line('g59', 'end')}`,
    );
    expect(await faultsOf(xml)).toEqual(['too-many-ways at a line 4']);
  });
});
