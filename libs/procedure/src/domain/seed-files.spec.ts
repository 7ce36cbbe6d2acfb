import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '#platform/config';
import { CHANNELS, type Channel, type ProcedureDefinition, procedureSchema } from './procedure.ts';
import { termsOf } from './terms.ts';

const folder = projectPath('seed', 'procedures');
const read = (file: string): ProcedureDefinition =>
  procedureSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
const files = readdirSync(folder).sort();

describe('the seeded procedures', () => {
  it('hold every procedure the province was asked for, and one that has expired', () => {
    const codes = files.map((file) => file.replace('.json', ''));
    expect(codes.length).toBeGreaterThanOrEqual(25);
    expect(codes).toEqual(expect.arrayContaining(ASKED_FOR));
    expect(files.map(read).filter(({ validTo }) => validTo !== null)).toMatchObject([{ code: '1.013979' }]);
  });

  describe.each(files)('%s', (file) => {
    const procedure = read(file);

    it('bears the code of its file', () => {
      expect(`${procedure.code}.json`).toBe(file);
    });

    it('tells its components, cases and channels apart', () => {
      expectDistinct(procedure.components.map(({ code }) => code));
      expectDistinct(procedure.components.map(({ name }) => name));
      expectDistinct(procedure.cases.map(({ code }) => code));
      expectDistinct(procedure.cases.map(({ name }) => name));
      expectDistinct(procedure.methods.map(({ channel }) => channel));
    });

    it('names only cases it has, under its own code', () => {
      const cases = procedure.cases.map(({ code }) => code);
      expect(cases.every((code) => code.startsWith(`${procedure.code}.`))).toBe(true);
      for (const component of procedure.components) {
        expect(cases).toEqual(expect.arrayContaining(component.cases ?? []));
      }
    });

    it('demands a paper in every case, and grants time over every channel it is offered on', () => {
      for (const terms of everyTerms(procedure)) {
        expect(terms.components.some(({ required }) => required)).toBe(true);
        for (const { amount, unit } of terms.phases) expect(unit === 'same-day' || amount > 0).toBe(true);
      }
    });

    it('is written as people read it', () => {
      for (const text of texts(procedure)) {
        for (const slip of SLIPS_OF_WRITING) expect(text).not.toMatch(slip);
        expect(text).toBe(text.normalize('NFC'));
      }
    });
  });

  it('take the differing limits of the channels and cases as the catalogue has them', () => {
    const permit = read('1.013225.json');
    const death = read('1.000656.json');
    expect(termsOf(permit, 'direct', undefined).phases).toEqual([{ amount: 15, unit: 'calendar-day' }]);
    expect(termsOf(permit, 'online', undefined).phases).toEqual([{ amount: 20, unit: 'calendar-day' }]);
    expect(death.cases.map(({ limit }) => limit)).toEqual([
      { amount: 5, unit: 'working-day' },
      { amount: 1, unit: 'calendar-day' },
      { amount: 2, unit: 'calendar-day' },
    ]);
  });

  it('do not repeat the thousand-fold slips of the catalogue', () => {
    const amounts = files
      .map(read)
      .flatMap(({ methods }) => methods.flatMap(({ fees }) => fees.map(({ amount }) => amount)));
    expect(amounts.filter((amount) => amount > 0 && amount < 1000)).toEqual([]);
  });
});

const ASKED_FOR = [
  ...[
    '1.001193',
    '1.000894',
    '1.000656',
    '1.004873',
    '1.004859',
    '2.000635',
    '2.000815',
    '2.000908',
    '2.001263',
  ],
  ...[
    '3.000347',
    '1.001612',
    '2.001610',
    '1.013225',
    '1.000703',
    '1.012753',
    '1.012784',
    '1.012790',
    '1.012783',
  ],
  ...['1.012793', '1.012766', '2.001827', '1.010733', '3.000333'],
];

/** What the catalogue's texts come with: list marks, attachment names, invisible characters, stray spaces and stops. */
const SLIPS_OF_WRITING = [
  /^[\s\-+*.(]/,
  /\.docx?\b/,
  /[\u200b-\u200f\ufeff]/,
  /\s{2,}|\s[,.;:]|\s$/,
  /[:;,]$|\.\.$/,
];

/** What every channel grants in every case. */
function everyTerms(procedure: ProcedureDefinition) {
  const offered = procedure.methods.map(({ channel }) => channel);
  const channels = (Object.keys(CHANNELS) as Channel[]).filter((channel) => offered.includes(channel));
  const cases = procedure.cases.length > 0 ? procedure.cases.map(({ code }) => code) : [undefined];
  return channels.flatMap((channel) => cases.map((code) => termsOf(procedure, channel, code)));
}

/** Every line of it a citizen or an officer may see. */
function texts({
  name,
  field,
  subjects,
  methods,
  cases,
  components,
  notes,
  results,
}: ProcedureDefinition): string[] {
  const fees = methods.flatMap((method) => method.fees);
  return [
    ...[name, field.name, ...subjects, ...notes],
    ...[...fees, ...cases, ...components, ...results].map((row) => row.name),
    ...[...methods, ...fees].flatMap(({ note }) => note ?? []),
  ];
}

const expectDistinct = (values: readonly string[]): void => expect(new Set(values).size).toBe(values.length);
