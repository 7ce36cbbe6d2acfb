import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { trials } from '#testing';
import { projectPath } from '#platform/config';
import { faultsOf, process, task } from '../../spec/bpmn-in-brief.ts';
import { soundWorkflows } from '../../spec/sound-workflows.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';

describe('What is no BPMN file', () => {
  const good = process('');
  it.each([
    ['nothing', '', ['malformed-xml line 1']],
    ['a text', 'xin chào', ['malformed-xml line 1']],
    ['another kind of document', '<html><body/></html>', ['not-bpmn']],
    ['BPMN cut off in the middle', good.slice(0, good.indexOf('<bpmn:endEvent')), ['malformed-xml line 6']],
    ['tags that cross', good.replace('</bpmn:process>', '</bpmn:task>'), ['malformed-xml line 12']],
    ['a document type', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${good}`, ['document-type']],
    [
      'entities that multiply',
      `<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${good.replace('Thử', '&b;')}`,
      ['document-type'],
    ],
    [
      'an entity declared in an odd place',
      good.replace('</bpmn:process>', '<!ENTITY a "b"></bpmn:process>'),
      ['document-type'],
    ],
    ['too much', good + ' '.repeat(2 * 1024 * 1024), ['too-large']],
    ['too many tags', process('<a/>'.repeat(40_001)), ['too-large']],
    ['an attribute given twice', good.replace('name="Xong"', 'name="a" name="b"'), ['malformed-xml line 7']],
    ['an attribute without a value', good.replace('name="Xong"', 'name'), ['malformed-xml line 7']],
    ['an attribute of no namespace', good.replace('name="Xong"', 'odd:name="a"'), ['malformed-xml line 7']],
    [
      'a namespace used beside where it is declared',
      good.replace('name="Thẩm định"', 'xmlns:odd="o" odd:name="a"').replace('name="Xong"', 'odd:name="a"'),
      ['malformed-xml line 7'],
    ],
    [
      'too many elements',
      process('<bpmn:userTask name="x"/>'.repeat(1_100)),
      ['too-many-elements at p line 3'],
    ],
    [
      'elements BPMN has not',
      good.replace('<bpmn:endEvent', '<bpmn:bogus id="x"/><bpmn:endEvent'),
      ['unreadable line 7'],
    ],
    ['an id given twice', process(task('examine')), ['unreadable line 11']],
  ])('is refused: %s', async (_, xml, faults) => {
    expect(await faultsOf(xml)).toEqual(faults);
  });

  it('may hold the words of a declaration where they declare nothing', async () => {
    const said = '<!-- <!DOCTYPE x> --><bpmn:documentation><![CDATA[<!ENTITY a "b">]]></bpmn:documentation>';
    expect((await importBpmn(good.replace('<bpmn:startEvent', `${said}<bpmn:startEvent`))).faults).toEqual(
      [],
    );
  });

  it('has no entity of its own expanded', async () => {
    const { definition } = await importBpmn(good.replace('name="Xong"', 'name="&xxe;"'));
    expect(definition?.steps.at(-1)).toMatchObject({ name: '&xxe;' });
  });

  it.each([
    ['elements BPMN has not', (count: number) => '<bpmn:bogus/>\n'.repeat(count)],
    ['attributes without values', (count: number) => `<bpmn:task ${'id '.repeat(count)}/>`],
    [
      'attributes of no meaning',
      (count: number) =>
        `<bpmn:task ${Array.from({ length: count }, (_, index) => `a${index}="x"`).join(' ')}/>`,
    ],
    ['comments without end', (count: number) => '<!--'.repeat(count)],
    ['elements within each other', (count: number) => '<a>'.repeat(count / 2) + '</a>'.repeat(count / 2)],
    ['white space', (count: number) => `<bpmn:task id${' '.repeat(10 * count)}"x"/>`],
  ])('is refused before anyone waits long: very many %s', async (_, content) => {
    expect(await faultsOf(process(content(39_000)))).not.toEqual([]);
    expect(await faultsOf(process(content(9_000)))).not.toEqual([]);
  });

  it('never makes the reader throw, however a file is spoilt', async () => {
    const files = readdirSync(projectPath('libs', 'workflow', 'spec', 'bpmn')).map((file) =>
      readFileSync(projectPath('libs', 'workflow', 'spec', 'bpmn', file), 'utf8'),
    );
    const own = await exportBpmn(fc.sample(soundWorkflows, { numRuns: 1, seed: 7 })[0]!);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files, own),
        fc.nat(),
        fc.nat({ max: 60 }),
        fc.string({ unit: fc.constantFrom(...`<>"'&;/!?-=[]: aE1`.split('')), maxLength: 8 }),
        async (file, at, removed, inserted) => {
          const start = at % file.length;
          const spoilt = file.slice(0, start) + inserted + file.slice(start + removed);
          const { definition, faults } = await importBpmn(spoilt);
          expect(definition === null).toBe(faults.length > 0);
        },
      ),
      { numRuns: trials(400) },
    );
  }, 60_000);
});

describe('A file of our own that was changed by hand', () => {
  it.each([
    ['status="processing"', 'status="resting"', 'invalid-value at step_s1'],
    ['amount="1"', 'amount="soon"', 'invalid-value at step_s0'],
    ['actor="lead:case-officer"', 'actor="lead:king"', 'invalid-value at step_s0'],
    ['code="s1"', 'code="s0"', 'unsound at step_s0'],
    ['version="1"', 'version="0"', 'invalid-value at process_1.000001'],
    ['<motcua:action code="a0"', '<motcua:action code="A0"', 'invalid-value at action_s'],
  ])('is refused where %s became %s', async (before, after, fault) => {
    const [workflow] = fc.sample(soundWorkflows, { numRuns: 1, seed: 7 });
    const xml = (await exportBpmn(workflow!)).replace(new RegExp(`(?<!xml )${before}`), after);
    expect((await faultsOf(xml))[0]).toMatch(new RegExp(`^${fault}`));
  });
});
