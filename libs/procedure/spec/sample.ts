import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { type ProcedureDefinition, procedureSchema } from '../src/domain/procedure.ts';

/** A procedure of the seed. */
export const seeded = (code: string): ProcedureDefinition =>
  procedureSchema.parse(JSON.parse(readFileSync(projectPath('seed', 'procedures', `${code}.json`), 'utf8')));

/** A workbook of this folder. */
export const workbook = (name: string): Buffer =>
  readFileSync(projectPath('libs', 'procedure', 'spec', name));

/** A procedure with something in every field there is. */
export const complete = (): ProcedureDefinition => ({
  ...seeded('1.001193'),
  serviceLevel: 'partial',
  partialReason: 'Phải có mặt',
  agencies: [{ part: 'implementing', code: 'H99', name: 'Ủy ban nhân dân cấp xã' }],
  legalGrounds: [
    {
      ...{ number: '60/2014/QH13', title: 'Luật Hộ tịch', issuedOn: '2014-11-20', effectiveOn: '2016-01-01' },
      ...{ issuedBy: 'Quốc hội', url: 'https://example.vn/luat' },
    },
  ],
  defaultLimit: { amount: 1, unit: 'working-day' },
  phases: [
    { amount: 1, unit: 'working-day' },
    { amount: 2, unit: 'working-day' },
  ],
  areas: [{ code: 'difficult', name: 'Vùng khó khăn', adds: { amount: 1, unit: 'working-day' } }],
  methods: [
    {
      channel: 'direct',
      limit: { amount: 1, unit: 'working-day' },
      fees: [
        { code: 'LP01', name: 'Lệ phí', amount: 8_000, note: 'mỗi bản' },
        { name: 'Phí', amount: 0, setBy: 'provincial-council' },
      ],
      note: 'Tại bộ phận Một cửa',
    },
  ],
  cases: [
    {
      ...{ code: '1.001193.01', name: 'Thường', limit: { amount: 1, unit: 'working-day' } },
      phases: [
        { amount: 1, unit: 'working-day' },
        { amount: 1, unit: 'working-day' },
      ],
    },
  ],
  components: [
    {
      ...{ code: 'TK', name: 'Tờ khai', originals: 1, copies: 0, required: true, cases: ['1.001193.01'] },
      form: { name: 'Mẫu 1', url: 'https://example.vn/mau' },
      replacedByResult: 'KQ.1',
    },
  ],
});
