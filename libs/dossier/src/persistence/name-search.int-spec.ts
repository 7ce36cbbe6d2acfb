import fc from 'fast-check';
import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';

const ONSETS = [
  '',
  'b',
  'ch',
  'd',
  'đ',
  'gi',
  'h',
  'kh',
  'l',
  'm',
  'ng',
  'nh',
  'ph',
  'qu',
  't',
  'tr',
  'v',
  'x',
];
const VOWELS = 'aăâeêioôơuưy'.split(/(?:)/u);
/** None, huyền, sắc, hỏi, ngã, nặng, as combining marks. */
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const CODAS = ['', 'c', 'ch', 'i', 'm', 'n', 'ng', 'nh', 'o', 'p', 't'];

const syllable = fc
  .tuple(...[ONSETS, VOWELS, TONES, CODAS].map((parts) => fc.constantFrom(...parts)))
  .map(([onset, vowel, tone, coda]) => `${onset}${vowel}${tone}${coda}`.normalize('NFC'));
const name = fc.array(syllable, { minLength: 1, maxLength: 6 });

/** As people type who have no Vietnamese keyboard. */
const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const RUNS = 30;
const NAMES = 200;

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

/** Which of the names each of the typed texts finds: at hand, and by the keys of the index. */
const found = (pairs: readonly { name: string; typed: string }[]) =>
  test.database.query<{ words: string[]; finds: boolean }>(sql`
    select dossier.words_of(p.name) as words,
           array_to_tsvector(dossier.words_of(p.name)) @@ dossier.words_sought(p.typed) as finds
    from ${rowsOf(pairs)} order by place`);
const lookedUp = (pairs: readonly { name: string; typed: string }[]) =>
  test.database.query<{ finds: boolean }>(sql`
    select dossier.keys_of(array_to_tsvector(dossier.words_of(p.name))) @@ dossier.keys_sought(p.typed) as finds
    from ${rowsOf(pairs)} order by place`);
const rowsOf = (pairs: readonly { name: string; typed: string }[]) => sql`
  jsonb_to_recordset(${JSON.stringify(pairs.map((pair, place) => ({ ...pair, place })))}::jsonb)
    as p(place int, name text, typed text)`;

describe('the words a name is found by', () => {
  it('have no marks and no capitals, however the name was spelt and encoded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: NAMES, maxLength: NAMES }), async (names) => {
        const spellings = names.flatMap((words) => {
          const plain = words.join(' ');
          return [plain, plain.normalize('NFD'), plain.toUpperCase(), `  ${words.join(' - ')} `];
        });
        const rows = await found(spellings.map((spelling) => ({ name: spelling, typed: 'x' })));
        expect(rows.map(({ words }) => words)).toEqual(
          names.flatMap((words) => Array.from({ length: 4 }, () => words.map(withoutMarks))),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('find it in any order, some of them, the last one begun, and not with another word', async () => {
    const sought = name.chain((words) =>
      fc
        .record({ order: fc.shuffledSubarray(words, { minLength: 1 }), cut: fc.nat(5) })
        .map(({ order, cut }) => ({ words, order, cut })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(sought, { minLength: NAMES, maxLength: NAMES }), async (cases) => {
        const pairs = cases.map(({ words, order, cut }) => {
          const last = withoutMarks(order.at(-1)!);
          const begun = last.slice(0, Math.max(1, last.length - cut));
          return { name: words.join(' '), typed: [...order.slice(0, -1), begun].join(' ') };
        });
        expect((await found(pairs)).filter(({ finds }) => !finds)).toEqual([]);
        const foreign = pairs.map(({ name: whole, typed }) => ({ name: whole, typed: `zz ${typed}` }));
        expect((await found(foreign)).filter(({ finds }) => finds)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('are found by the keys of the index just as they are found in a name at hand', async () => {
    // Few and alike, so that about half of what is typed finds the name.
    const few = (most: number) =>
      fc.array(fc.constantFrom('ư', 'hư', 'hường', 'Hương', 'huongs', 'thị', 'đỗ'), {
        minLength: 1,
        maxLength: most,
      });
    const pair = fc.tuple(few(6), few(4), fc.nat(3)).map(([words, sought, cut]) => ({
      name: words.join(' '),
      typed: sought.join(' ').slice(0, -cut || undefined),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: NAMES, maxLength: NAMES }), async (pairs) => {
        const finds = (await found(pairs)).map((row) => row.finds);
        expect((await lookedUp(pairs)).map((row) => row.finds)).toEqual(finds);
        expect(new Set(finds).size).toBeGreaterThan(1);
      }),
      { numRuns: RUNS },
    );
  });

  it('make a query of anything that is typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 50, maxLength: 50 }),
        async (typed) => {
          const storable = typed.map((one) => one.replace(/[\0\p{Surrogate}]/gu, ''));
          expect((await found(storable.map((one) => ({ name: 'Đỗ', typed: one })))).length).toBe(50);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
