import { NoticePapers, type PaperPrinter } from '#dossier';
import { loggerInto } from '../../spec/log-lines.ts';
import { LetterPapers } from './letter-papers.ts';

const letter = {
  id: 'a-delivery',
  dossierId: 'a-dossier',
  intent: 'received',
  intentKey: 'a-dossier:1:received',
} as const;

describe('the paper of a letter', () => {
  let logged: string[];
  let asked: unknown[][];

  const printedBy = (print: PaperPrinter['print']) => {
    const papers = new NoticePapers();
    papers.add({
      print: (...order) => {
        asked.push(order);
        return print(...order);
      },
    });
    return new LetterPapers(papers, loggerInto(logged));
  };

  beforeEach(() => {
    [logged, asked] = [[], []];
  });

  it('is the form the law has for what happened, as of then', async () => {
    const bytes = Buffer.from('%PDF');
    const papers = printedBy(() => Promise.resolve(bytes));
    expect(await papers.of(letter)).toEqual({ name: 'giay-tiep-nhan-ho-so-va-hen-tra-ket-qua.pdf', bytes });
    const asking = {
      ...letter,
      intent: 'supplement-requested',
      intentKey: 'a-dossier:7:supplement-requested',
    } as const;
    expect(await papers.of(asking)).toMatchObject({ bytes });
    expect(asked).toEqual([
      ['a-dossier', 'receipt', 1],
      ['a-dossier', 'supplement-request', 7],
    ]);
    expect(logged).toEqual([]);
  });

  it('is not asked for where the law has none, and of what is no dossier yet', async () => {
    const papers = printedBy(() => Promise.reject(new Error('must not be asked')));
    const without = [
      { ...letter, intent: 'returned', intentKey: 'a-dossier:9:returned' },
      {
        ...letter,
        intent: 'submission-received',
        dossierId: null,
        intentKey: 'a-submission:1:submission-received',
      },
    ] as const;
    for (const one of without) expect(await papers.of(one)).toBeUndefined();
    expect([asked, logged]).toEqual([[], []]);
  });

  it.each([
    ['cannot be drawn', () => Promise.reject(new Error('a font is missing'))],
    ['is about no act', () => Promise.resolve(undefined)],
    ['is beyond all measure', () => Promise.resolve(Buffer.alloc(2 * 1024 * 1024 + 1))],
  ])('stays behind when it %s, and the log says so', async (_what, print) => {
    expect(await printedBy(print).of(letter)).toBeUndefined();
    expect(logged.join()).toContain('a letter goes without its paper');
  });
});
