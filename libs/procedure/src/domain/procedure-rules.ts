import type { z } from 'zod';
import type { TimeLimit } from '#deadline';

/** What of a procedure the rules between its fields look at. */
interface Ruled {
  code: string;
  serviceLevel: 'full' | 'partial';
  partialReason?: string | undefined;
  validFrom: string;
  validTo: string | null;
  defaultLimit: TimeLimit;
  phases?: TimeLimit[] | undefined;
  areas?: { code: string; adds: TimeLimit }[] | undefined;
  methods: {
    channel: string;
    limit: TimeLimit | null;
    fees: { cases?: string[] | undefined; areas?: string[] | undefined }[];
  }[];
  cases: { code: string; limit: TimeLimit; phases?: TimeLimit[] | undefined }[];
  components: { code: string; cases?: string[] | undefined }[];
  results: { code: string | null }[];
}

/** A rule that does not hold, at the field to change. */
interface Breach {
  path: (string | number)[];
  code: string;
  /** `vi | en` */
  message: string;
}

/** Rules between the fields of a procedure that no source may break. */
export const obeyRules = (procedure: Ruled, context: z.RefinementCtx): void =>
  tell(
    [ofAreas, ofCases, ofFees, ofService, onceEach].flatMap((rule) => rule(procedure)),
    context,
  );

/** That papers and results have a code of their own: the national catalogue breaks it, nobody else may. */
export const distinguishPapers = ({ components, results }: Ruled, context: z.RefinementCtx): void =>
  tell([...repeated('components', codesOf(components)), ...repeated('results', codesOf(results))], context);

function tell(breaches: readonly Breach[], context: z.RefinementCtx): void {
  for (const { path, code, message } of breaches) {
    context.addIssue({ code: 'custom', path, message, params: { code } });
  }
}

function ofAreas(procedure: Ruled): Breach[] {
  const units = new Set(limitsOf(procedure).map(({ unit }) => unit));
  const known = [...units].join(', ');
  return (procedure.areas ?? []).flatMap(({ adds }, index) =>
    units.size === 1 && units.has(adds.unit)
      ? []
      : {
          path: ['areas', index, 'adds', 'unit'],
          code: 'other_unit',
          message: `Phải cùng một đơn vị với mọi thời hạn của thủ tục (${known}) | Must be in the one unit of every limit of the procedure (${known})`,
        },
  );
}

function ofCases({ code, cases, components }: Ruled): Breach[] {
  const known = codesOf(cases);
  const foreign = cases.flatMap((one, index) =>
    one.code.startsWith(`${code}.`)
      ? []
      : {
          path: ['cases', index, 'code'],
          code: 'case_of_another',
          message: `Mã trường hợp phải bắt đầu bằng mã thủ tục (${code}.) | The code of a case must begin with that of its procedure (${code}.)`,
        },
  );
  const unknown = components.flatMap((component, index) => {
    const named = component.cases?.filter((one) => !known.includes(one)).join(', ') ?? '';
    if (named === '') return [];
    const message = `Thủ tục không có trường hợp ${named} | The procedure has no case ${named}`;
    return { path: ['components', index, 'cases'], code: 'unknown_case', message };
  });
  return [...foreign, ...unknown];
}

/** A fee of a case or an area there is none of would be asked for of nobody. */
function ofFees({ methods, cases, areas = [] }: Ruled): Breach[] {
  const known = { cases: codesOf(cases), areas: codesOf(areas) };
  return methods.flatMap(({ fees }, method) =>
    fees.flatMap((fee, index) =>
      (['cases', 'areas'] as const).flatMap((list) => {
        const named = fee[list]?.filter((one) => !known[list].includes(one)).join(', ') ?? '';
        if (named === '') return [];
        return {
          path: ['methods', method, 'fees', index, list],
          code: list === 'cases' ? 'unknown_case' : 'unknown_area',
          message: `Thủ tục không có mã ${named} | The procedure has no ${named}`,
        };
      }),
    ),
  );
}

function ofService({ serviceLevel, partialReason, validFrom, validTo }: Ruled): Breach[] {
  const breaches: Breach[] = [];
  if (partialReason !== undefined && serviceLevel === 'full') {
    const message = 'Chỉ khai cho thủ tục một phần | Only for a procedure that is partly online';
    breaches.push({ path: ['partialReason'], code: 'not_partial', message });
  }
  if (validTo !== null && validTo < validFrom) {
    const message = 'Không được trước ngày có hiệu lực | Must not be before it comes into force';
    breaches.push({ path: ['validTo'], code: 'ends_before', message });
  }
  return breaches;
}

/** Whoever looks one of these up takes the first: a second would lie there without effect. */
function onceEach({ methods, cases, areas = [] }: Ruled): Breach[] {
  const channels = methods.map(({ channel }) => channel);
  const twice = secondsOf(channels).map((index): Breach => ({
    path: ['methods', index, 'channel'],
    code: 'channel_twice',
    message: 'Hình thức nộp này đã khai ở trên | This channel stands above already',
  }));
  return [...twice, ...repeated('cases', codesOf(cases)), ...repeated('areas', codesOf(areas))];
}

const repeated = (list: string, codes: readonly (string | null)[]): Breach[] =>
  secondsOf(codes).map((index) => ({
    path: [list, index, 'code'],
    code: 'code_twice',
    message: `Mã ${codes[index]} đã có ở trên | The code ${codes[index]} stands above already`,
  }));

/** Where something stands that stood before; what has no code is told apart by its name. */
const secondsOf = (keys: readonly (string | null)[]): number[] =>
  keys.flatMap((key, index) => (key !== null && keys.indexOf(key) < index ? [index] : []));

const codesOf = <Code extends string | null>(list: readonly { code: Code }[]): Code[] =>
  list.map(({ code }) => code);

/** Every limit a dossier of the procedure may fall under. */
const limitsOf = ({ defaultLimit, phases = [], methods, cases }: Ruled): TimeLimit[] => [
  defaultLimit,
  ...phases,
  ...methods.flatMap(({ limit }) => limit ?? []),
  ...cases.flatMap((one) => [one.limit, ...(one.phases ?? [])]),
];
