import type { Channel, Component, ProcedureDefinition } from './procedure.ts';
import { limitsOf, termsOf } from './terms.ts';

const days = (amount: number) => ({ amount, unit: 'working-day' as const });
const component = (code: string, cases?: string[]): Component => ({
  ...{ code, name: code, originals: 1, copies: 0, required: true },
  ...(cases && { cases }),
});
const fee = (amount: number) => ({ name: 'Lệ phí', amount });
const FIRST = { code: '1.000001.01', name: 'Trường hợp thường', limit: days(3) };
const SECOND = { code: '1.000001.02', name: 'Trường hợp phải xác minh', limit: days(8) };

/** Five days in general, four online, the post as in general; no fax. */
const procedure = (
  cases: ProcedureDefinition['cases'],
  components: Component[] = [],
): ProcedureDefinition => ({
  ...{
    code: '1.000001',
    name: 'Thủ tục thử',
    field: { code: null, name: 'Lĩnh vực thử' },
    levels: ['commune'],
  },
  ...{ subjects: [], serviceLevel: 'full', decision: '', validFrom: '2026-01-01', validTo: null },
  ...{
    competentAgency: 'commune',
    defaultLimit: days(5),
    notes: [],
    results: [{ code: null, name: 'Kết quả' }],
  },
  methods: [
    { channel: 'direct', limit: null, fees: [fee(8_000)] },
    { channel: 'online', limit: days(4), fees: [] },
  ],
  cases,
  components,
});

const refusal = (code: string, parameters: object) => expect.objectContaining({ code, parameters });

describe('the terms of a dossier', () => {
  it.each<[string, ProcedureDefinition['cases'], Channel, string | undefined, number]>([
    ['the procedure’s own limit where nothing else is said', [], 'direct', undefined, 5],
    ['the channel’s before the procedure’s', [], 'online', undefined, 4],
    ['the case’s before the procedure’s', [FIRST, SECOND], 'direct', SECOND.code, 8],
    ['the case’s before the channel’s', [FIRST, SECOND], 'online', SECOND.code, 8],
    ['that of an only case, named or not', [SECOND], 'online', undefined, 8],
    ['that of an only case, named', [SECOND], 'online', SECOND.code, 8],
  ])('grant %s', (_, cases, channel, caseCode, amount) => {
    expect(termsOf(procedure(cases), channel, caseCode).phases).toEqual([days(amount)]);
  });

  it('count a limit in its phases, those of the case before those of the procedure', () => {
    const phased = { ...procedure([]), phases: [days(3), days(2)] };
    expect(termsOf(phased, 'direct', undefined).phases).toEqual([days(3), days(2)]);
    const inCase = { ...phased, cases: [{ ...FIRST, phases: [days(6), days(1)] }] };
    expect(termsOf(inCase, 'direct', FIRST.code).phases).toEqual([days(6), days(1)]);
  });

  it('add what the area adds, to the first phase', () => {
    const remote = { ...procedure([]), areas: [{ code: 'difficult', name: 'Xã miền núi', adds: days(10) }] };
    expect(termsOf(remote, 'direct', undefined, 'difficult').phases).toEqual([days(15)]);
    expect(termsOf(remote, 'direct', undefined).phases).toEqual([days(5)]);
    const phased = { ...remote, phases: [days(3), days(2)] };
    expect(termsOf(phased, 'direct', undefined, 'difficult').phases).toEqual([days(13), days(2)]);
  });

  it('do not exist for an area the procedure does not know', () => {
    expect(() => termsOf(procedure([]), 'direct', undefined, 'difficult')).toThrow(
      refusal('procedure.area-unknown', { code: '1.000001', area: 'difficult', known: '–' }),
    );
  });

  it('ask for the fees of the channel', () => {
    expect(termsOf(procedure([]), 'direct', undefined).fees).toEqual([fee(8_000)]);
    expect(termsOf(procedure([]), 'online', undefined).fees).toEqual([]);
  });

  it('ask for the components of the case, beside those of every case', () => {
    const components = [
      component('ANY'),
      component('FIRST', [FIRST.code]),
      component('BOTH', [FIRST.code, SECOND.code]),
    ];
    const asked = (cases: ProcedureDefinition['cases'], caseCode?: string) =>
      termsOf(procedure(cases, components), 'direct', caseCode).components.map(({ code }) => code);
    expect(asked([FIRST, SECOND], FIRST.code)).toEqual(['ANY', 'FIRST', 'BOTH']);
    expect(asked([FIRST, SECOND], SECOND.code)).toEqual(['ANY', 'BOTH']);
    expect(asked([SECOND])).toEqual(['ANY', 'BOTH']);
    expect(asked([])).toEqual(['ANY']);
  });

  it('cannot be told before the case is, where there are several: all are named', () => {
    expect(() => termsOf(procedure([FIRST, SECOND]), 'direct', undefined)).toThrow(
      refusal('procedure.case-required', { code: '1.000001', known: '1.000001.01, 1.000001.02' }),
    );
  });

  it.each([
    ['another than it has', [FIRST, SECOND], '1.000001.01, 1.000001.02'],
    ['one where it has none', [], '–'],
  ])('do not exist for a case the procedure does not have: %s', (_, cases, known) => {
    expect(() => termsOf(procedure(cases), 'direct', '1.000001.09')).toThrow(
      refusal('procedure.case-unknown', { code: '1.000001', case: '1.000001.09', known }),
    );
  });

  it('do not exist for a channel that is not offered, whatever the case', () => {
    for (const caseCode of [undefined, FIRST.code, '1.000001.09']) {
      expect(() => termsOf(procedure([FIRST, SECOND]), 'post', caseCode)).toThrow(
        refusal('procedure.channel-closed', { code: '1.000001', channel: 'post' }),
      );
    }
  });
});

describe('the limits of a dossier, as far as it is known which they are', () => {
  const known = { channel: 'direct', caseCode: null, areaCode: null } as const;

  it.each([
    ['of its case', [FIRST, SECOND], { caseCode: SECOND.code }, 8],
    ['of its way of handing in', [], { channel: 'online' }, 4],
    ['of the procedure, when nobody knows the case', [FIRST, SECOND], {}, 5],
    ['of the procedure, when the way is closed by now', [], { channel: 'post' }, 5],
    ['of the procedure, when the case is unknown by now', [FIRST], { caseCode: '1.000001.09' }, 5],
    ['of the procedure, when the area is unknown by now', [], { areaCode: 'mountains' }, 5],
  ] as const)('are those %s', (_, cases, said, amount) => {
    expect(limitsOf(procedure([...cases]), { ...known, ...said })).toEqual([days(amount)]);
  });
});
