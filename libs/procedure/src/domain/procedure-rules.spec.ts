import { fieldFaults } from '#platform/http';
import { complete } from '../../spec/sample.ts';
import { type ProcedureDefinition, procedureSchema, pulledProcedureSchema } from './procedure.ts';

type Change = (procedure: ProcedureDefinition) => unknown;

const faultsOf = (change: Change, schema = procedureSchema) => {
  const procedure = complete();
  change(procedure);
  const { error } = schema.safeParse(procedure);
  return error ? fieldFaults(error, procedure).map(({ pointer, code }) => [pointer, code]) : [];
};
const repeat = <Item extends object>(list: Item[], change: Partial<Item> = {}) =>
  list.push({ ...list[0]!, ...change });

const TWO_PAPERS: Change = ({ components }) => repeat(components);
const TWO_RESULTS: Change = ({ results }) => repeat(results, { name: 'Kết quả khác' });

describe('a procedure', () => {
  it('is taken when it is in order', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  it.each<[string, Change, string, string]>([
    ['a channel', ({ methods }) => repeat(methods), '/methods/1/channel', 'channel_twice'],
    ['the code of a case', ({ cases }) => repeat(cases), '/cases/1/code', 'code_twice'],
    ['the code of an area', ({ areas }) => repeat(areas!), '/areas/1/code', 'code_twice'],
    ['the code of a paper', TWO_PAPERS, '/components/1/code', 'code_twice'],
    ['the code of a result', TWO_RESULTS, '/results/1/code', 'code_twice'],
  ])('is refused for %s that stands there twice', (_, change, pointer, code) => {
    expect(faultsOf(change)).toEqual([[pointer, code]]);
  });

  it('may have several results without a code', () => {
    const nameless = { code: null, name: 'Kết quả' };
    expect(faultsOf(({ results }) => results.push(nameless, nameless))).toEqual([]);
  });

  it('is refused for the case of another procedure', () => {
    const change: Change = ({ cases }) => repeat(cases, { code: '1.001194.01' });
    expect(faultsOf(change)).toEqual([['/cases/1/code', 'case_of_another']]);
  });

  it.each<[string, Change, string]>([
    ['its own', (procedure) => (procedure.name = '   '), '/name'],
    ['that of its field', ({ field }) => (field.name = ' \t\n'), '/field/name'],
    ['that of a case', ({ cases }) => (cases[0]!.name = '\u00a0'), '/cases/0/name'],
    ['that of a fee', ({ methods }) => (methods[0]!.fees[0]!.name = ' '), '/methods/0/fees/0/name'],
    ['that of a paper', ({ components }) => (components[0]!.name = '\u200b'), '/components/0/name'],
    ['that of a form', ({ components }) => (components[0]!.form!.name = ' '), '/components/0/form/name'],
    ['that of a result', ({ results }) => (results[0]!.name = ' '), '/results/0/name'],
    ['that of an agency', ({ agencies }) => (agencies![0]!.name = ' '), '/agencies/0/name'],
    [
      'the title of a legal ground',
      ({ legalGrounds }) => (legalGrounds![0]!.title = ' '),
      '/legalGrounds/0/title',
    ],
    ['a subject', ({ subjects }) => (subjects[0] = ' '), '/subjects/0'],
  ])('is refused for a name of blanks: %s', (_, change, pointer) => {
    expect(faultsOf(change)).toEqual([[pointer, 'blank']]);
  });

  it('of the national catalogue may have papers and results of one code, and nothing else twice', () => {
    expect(faultsOf(TWO_PAPERS, pulledProcedureSchema)).toEqual([]);
    expect(faultsOf(TWO_RESULTS, pulledProcedureSchema)).toEqual([]);
    expect(faultsOf(({ methods }) => repeat(methods), pulledProcedureSchema)).toHaveLength(1);
  });
});
