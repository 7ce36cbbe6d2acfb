import type { DossierSnapshot, OutwardFile } from '#dossier';
import { contentOfDeposit, depositable, depositedCodes } from './deposit.ts';

const result = { number: '12/TL', name: 'Giấy khai sinh', signer: 'Vũ Văn Thử' };
const further = { number: '13/TL', name: 'Trích lục', signer: 'Vũ Văn Thử' };
const CATALOGUE = {
  results: [
    { code: 'KQ.1', name: 'Giấy khai sinh' },
    { code: 'KQ.2', name: 'Trích lục' },
    { code: null, name: 'Văn bản trả lời' },
  ],
};
const file = (changes: Partial<OutwardFile> = {}): OutwardFile => ({
  ...{ dossierId: 'd', id: 'v', documentId: 'f', kind: 'result', component: null, name: 'a.pdf' },
  ...{ href: 'https://motcua.example/a', until: new Date(0) },
  ...changes,
});
const snapshot = (changes: Partial<DossierSnapshot> = {}): DossierSnapshot =>
  ({
    ...{ id: 'd', secrecy: 'normal', result },
    applicant: { kind: 'person', identityKind: 'citizen-id' },
    ...changes,
  }) as DossierSnapshot;

describe('results that go into their owner’s store', () => {
  it.each([
    ['those of the codes that are set', 'KQ.2', ['13/TL']],
    ['all that have a code', 'all', ['12/TL', '13/TL']],
    ['several codes, with blanks between them', 'KQ.1, KQ.2', ['12/TL', '13/TL']],
    ['none where none is set', undefined, []],
  ])('are %s', (_, setting, numbers) => {
    const unnamed = { ...result, number: '14/TL', name: 'Văn bản trả lời' };
    const found = depositable({ ...result, further: [further, unnamed] }, CATALOGUE, depositedCodes(setting));
    expect(found.map(({ number }) => number)).toEqual(numbers);
  });

  it('are each one, also where the same was issued twice', () => {
    expect(depositable({ ...result, further: [result] }, CATALOGUE, 'all')).toHaveLength(1);
  });

  it.each<[string, Partial<DossierSnapshot>, OutwardFile[], object]>([
    ['the only file of the only result', {}, [file()], { kind: 'ready', file: { id: 'v' } }],
    [
      'the file named with it among several',
      { result: { ...result, document: 'g', further: [further] } },
      [file(), file({ id: 'w', documentId: 'g' })],
      { kind: 'ready', file: { id: 'w' } },
    ],
    ['nothing yet, without a file', {}, [], { kind: 'waiting' }],
    ['nothing yet, with a file of a component alone', {}, [file({ kind: 'component' })], { kind: 'waiting' }],
    ['nothing yet, where two files might be it', {}, [file(), file({ id: 'w' })], { kind: 'waiting' }],
    ['nothing of a secret dossier', { secrecy: 'confidential' }, [file()], { kind: 'void' }],
    ['nothing of a result that was taken back', { result: null }, [file()], { kind: 'void' }],
    ['nothing of another number', { result: further }, [file()], { kind: 'void' }],
    [
      'nothing of an organisation',
      { applicant: { kind: 'organization', identityKind: 'citizen-id' } as never },
      [file()],
      { kind: 'void' },
    ],
    [
      'nothing of somebody with a passport',
      { applicant: { kind: 'person', identityKind: 'passport' } as never },
      [file()],
      { kind: 'void' },
    ],
  ])('have as content %s', (_, changes, files, content) => {
    const wished = { number: '12/TL', code: 'KQ.1' };
    expect(contentOfDeposit(snapshot(changes), wished, files)).toMatchObject(content);
  });
});
