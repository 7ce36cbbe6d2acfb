import type { DossierSnapshot, OutwardFile } from '#dossier';
import type { ProcedureDefinition } from '#procedure';
import type { DossierSurroundings } from '../../src/payload/dossier-item.ts';
import { file, procedure, snapshot, surroundings } from '../snapshots.ts';
import { UNCOUNTED } from '#dossier';
import type { Choices } from './choices.ts';
import { courseOf, type Moment } from './course.ts';

/** A made-up dossier as it stood after a change, with what there is to know of it. */
export interface RandomPublication {
  snapshot: DossierSnapshot;
  surroundings: DossierSurroundings;
  asked: number;
  /** Every instant that was recorded of it. */
  instants: readonly Date[];
}

const HOUR = 3_600_000;
const EARLIER = '01958000-0000-7000-8000-00000000000e';
const DIGITS = { 'citizen-id': 12, 'old-id': 9, 'business-code': 10 } as const;

export function publicationsOf(chosen: Choices): RandomPublication[] {
  const course = courseOf(chosen);
  const components = componentsOf(chosen);
  const around = surroundings({ procedure: procedureOf(chosen), files: filesOf(chosen) });
  const submittedAt = new Date(chosen.begins.getTime() - 3 * HOUR);
  const asked = [2, 1].map((hours) => new Date(chosen.begins.getTime() - hours * HOUR));
  return course.map((moment, index) => ({
    snapshot: snapshot({
      ...{ channel: chosen.channel, procedureName: chosen.procedureName, receivedAt: chosen.begins },
      ...(chosen.refused && { terms: null }),
      ...{ completedAt: moment.completedAt, closedAt: moment.closedAt, result: resultOf(chosen, moment) },
      handOver:
        moment.closedAt && chosen.postal ? { way: 'post', carrier: 'VNPost', consignment: 'VN1' } : null,
      fees: chosen.charged ? feesOf(chosen, course.slice(0, index + 1)) : null,
      applicant: applicantOf(chosen),
      online: onlineOf(chosen, submittedAt, asked),
      ...{ components, furtherPapers: chosen.further },
      ...{ suspensions: [...moment.suspensions], change: moment.change },
    }),
    surroundings: { ...around, earlier: course.slice(0, index).map(({ change }) => change) },
    asked: moment.asked,
    instants: [submittedAt, ...asked, chosen.begins, ...course.slice(0, index + 1).flatMap(instantsOf)],
  }));
}

const instantsOf = ({ change, suspensions }: Moment): Date[] => [
  ...[change.at, change.dueAt, change.dueBefore].filter((at) => at !== null),
  ...suspensions
    .flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? startedAt])
    .map((at) => new Date(at)),
];

function onlineOf(
  { channel, kept, account, askedBefore }: Choices,
  submittedAt: Date,
  asked: readonly Date[],
): DossierSnapshot['online'] {
  if (channel !== 'online' || !kept) return null;
  const [at, receivedAt] = asked.map((one) => one.toISOString()) as [string, string];
  return {
    ...{ submittedAt: submittedAt.toISOString(), account },
    asked: askedBefore ? { at, items: ['Bản sao'], reason: 'Thiếu', receivedAt } : null,
  };
}

function applicantOf({ owner }: Choices): DossierSnapshot['applicant'] {
  const digits = String(owner.digits);
  const number =
    owner.paper === 'passport' ? `C${digits.slice(0, 7)}` : digits.padStart(DIGITS[owner.paper], '0');
  return {
    ...snapshot().applicant,
    ...{ kind: owner.kind, fullName: owner.name, identityKind: owner.paper, identityNumber: number },
    ...{ email: owner.email, phone: owner.phone },
  };
}

const codeOf = (index: number, national: boolean): string =>
  national ? `000.00.00.G15-KQ00${index}` : `1.001193-TP0${index}`;

const componentsOf = ({ papers }: Choices): DossierSnapshot['components'] =>
  papers.map(({ national, name, originals, electronic, from }, index) => ({
    ...UNCOUNTED,
    ...{ code: codeOf(index, national), name: name.slice(0, 4000), originals, electronic },
    fromStore: from === 'store',
    reuses: from.startsWith('earlier')
      ? { dossierId: EARLIER, component: from === 'earlier paper' ? 'CC' : null }
      : null,
  }));

const procedureOf = ({ papers, fees, results, channel }: Choices): ProcedureDefinition =>
  procedure({
    components: papers.map(({ national, name, result }, index) => ({
      ...{
        code: codeOf(index, national),
        name: name.slice(0, 4000),
        originals: 1,
        copies: 0,
        required: false,
      },
      ...(result && { replacedByResult: `KQ.G15.00${index}` }),
    })),
    methods: [
      {
        ...{ channel, limit: null },
        fees: fees.map(({ name, code, due, amount, known }) => ({
          ...{ name, due, amount: known ? amount : 0 },
          ...(code && { code }),
          ...(!known && { setBy: 'provincial-council' as const }),
        })),
      },
    ],
    results: results.map(({ name }, index) => ({ code: `KQ.G15.${index}`, name })),
  });

function filesOf({ papers, results, secret }: Choices): OutwardFile[] {
  const href = (id: string) =>
    secret ? null : `https://motcua.saomai.example/api/v1/portal-files?link=${id}`;
  const own = papers.flatMap(({ national, file: there }, index) =>
    there ? [file({ id: `c${index}`, component: codeOf(index, national), href: href(`c${index}`) })] : [],
  );
  const lent = papers.some(({ file: there }) => there)
    ? [
        file({ dossierId: EARLIER, id: 'l1', component: 'CC', href: href('l1') }),
        file({ dossierId: EARLIER, id: 'l2', kind: 'result', documentId: 'l2', href: href('l2') }),
      ]
    : [];
  const issued = results.flatMap(({ file: there }, index) =>
    there
      ? [file({ id: `r${index}`, kind: 'result', documentId: `r${index}`, href: href(`r${index}`) })]
      : [],
  );
  return [...own, ...lent, ...issued];
}

function resultOf({ results }: Choices, { completedAt }: Moment): DossierSnapshot['result'] {
  if (!completedAt) return null;
  const [main, ...further] = results.map(({ name, named }, index) => ({
    ...{ number: `${index + 1}/2026`, name: name.slice(0, 500), signer: 'Lãnh Đạo Mẫu' },
    ...(named && { document: `r${index}` }),
  }));
  return main ? { ...main, ...(further.length > 0 && { further }) } : null;
}

function feesOf({ fees, paidOnline }: Choices, course: readonly Moment[]): DossierSnapshot['fees'] {
  const at = course.at(-1)!.change.at.toISOString();
  const charges = fees.map(({ name, code, due, amount }) => ({ name, code, due, amount, at }));
  return { charges, paid: 0, paidOnline: paidOnline ? 8000 : 0 };
}
