import { type Finding, findingAt, type ProcedureDefinition, UNASSIGNED } from '#procedure';
import { catalogueComponents } from './catalogue-components.ts';
import { catalogueTerms, type Tell } from './catalogue-terms.ts';
import type { PortalProcedure } from './portal-procedure.ts';

const LEVELS = [
  [/bộ|trung ương/i, 'ministry'],
  [/tỉnh/i, 'province'],
  [/huyện/i, 'district'],
  [/xã/i, 'commune'],
] as const;
const AGENCIES = [
  ['COQUANTHUCHIEN', 'implementing'],
  ['COQUANCOTHAMQUYEN', 'competent'],
  ['COQUANDUOCUYQUYEN', 'authorised'],
  ['COQUANPHOIHOP', 'coordinating'],
] as const;
const FIELD_CODE = /^G\d{2}-[A-Z]{2}\d{2}$/;

export interface MappedProcedure {
  definition: object;
  findings: Finding[];
}

/**
 * A procedure of the national catalogue in the product's own form. What the protocol does not know (cases with limits of
 * their own, phases, areas, what is required, who decides in this province, notes) stays as the present version has it.
 * @param effectiveOn civil date a new procedure is in force from: the protocol tells none
 */
export function catalogueProcedure(
  from: PortalProcedure,
  present: ProcedureDefinition | undefined,
  effectiveOn: string,
): MappedProcedure {
  const findings: Finding[] = [];
  const tell: Tell = (code, pointer) => findings.push(findingAt(code, from.MATTHC, pointer));
  const levels = levelsOf(from);
  const agencies = agenciesOf(from);
  const legalGrounds = groundsOf(from);
  if (!present) tell('service-level-assumed', '/serviceLevel');
  const definition = {
    code: from.MATTHC,
    name: from.TENTTHC,
    field: fieldOf(from, tell),
    levels,
    subjects: from.DOITUONGTHUCHIEN.map(({ TENDOITUONG }) => TENDOITUONG).filter((name) => name !== ''),
    serviceLevel: present?.serviceLevel ?? 'full',
    decision: from.QUYETDINH,
    validFrom: present?.validFrom ?? effectiveOn,
    validTo: null,
    competentAgency: present?.competentAgency ?? (levels.includes('commune') ? 'commune' : UNASSIGNED),
    ...(agencies.length > 0 ? { agencies } : {}),
    ...(legalGrounds.length > 0 ? { legalGrounds } : {}),
    ...catalogueTerms(from, present, tell),
    cases: present?.cases ?? [],
    components: catalogueComponents(from, present),
    notes: present?.notes ?? [from.YEUCAU].filter((note) => note !== ''),
    results: resultsOf(from, tell),
    ...kept(present),
  };
  return { definition, findings };
}

const kept = (present: ProcedureDefinition | undefined): Partial<ProcedureDefinition> => ({
  ...(present?.partialReason === undefined ? {} : { partialReason: present.partialReason }),
  ...(present?.phases ? { phases: present.phases } : {}),
  ...(present?.areas ? { areas: present.areas } : {}),
  ...(present?.secrecy ? { secrecy: present.secrecy } : {}),
});

const levelsOf = ({ CAPTHUCHIEN }: PortalProcedure): string[] => [
  ...new Set(
    CAPTHUCHIEN.flatMap(({ TENCAP }) =>
      LEVELS.flatMap(([name, level]) => (name.test(TENCAP) ? [level] : [])),
    ),
  ),
];

function fieldOf({ LINHVUCTHUCHIEN: [field] }: PortalProcedure, tell: Tell): object {
  const code = field?.MALINHVUC ?? '';
  const national = FIELD_CODE.test(code);
  if (!national) tell('field-code-unknown', '/field/code');
  return { code: national ? code : null, name: field?.TENLINHVUC ?? '' };
}

const agenciesOf = (from: PortalProcedure): object[] =>
  AGENCIES.flatMap(([key, part]) =>
    from[key]
      .filter(({ TENDONVI }) => TENDONVI !== '')
      .map(({ MADONVI, TENDONVI }) => ({ part, code: MADONVI === '' ? null : MADONVI, name: TENDONVI })),
  );

const groundsOf = ({ CANCUPHAPLY }: PortalProcedure): object[] =>
  CANCUPHAPLY.filter(({ SOVANBAN }) => SOVANBAN !== '').map((ground) => ({
    number: ground.SOVANBAN,
    title: ground.TENVANBAN === '' ? ground.SOVANBAN : ground.TENVANBAN,
    issuedOn: ground.NGAYBANHANH,
    effectiveOn: ground.NGAYHIEULUC,
    ...(ground.COQUANBANHANH === '' ? {} : { issuedBy: ground.COQUANBANHANH }),
    ...(URL.canParse(ground.DIACHITRUYCAP) ? { url: ground.DIACHITRUYCAP } : {}),
  }));

function resultsOf({ KETQUATHUCHIEN }: PortalProcedure, tell: Tell): object[] {
  const named = KETQUATHUCHIEN.filter(({ TENKETQUA }) => TENKETQUA !== '');
  if (named.length === 0) tell('result-missing', '/results/0/name');
  return named.length === 0
    ? [{ code: null, name: 'Kết quả giải quyết thủ tục hành chính' }]
    : named.map(({ MAKETQUA, TENKETQUA }) => ({ code: MAKETQUA === '' ? null : MAKETQUA, name: TENKETQUA }));
}
