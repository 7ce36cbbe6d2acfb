import { z } from 'zod';
import { SUSPENSION_REASONS } from '#deadline';
import type { Agency } from '#organization';
import { rfc3339 } from '#platform/clock';
import { calendarDay } from '#platform/fields';
import type { BoardDossier } from '../application/list-board-dossiers.ts';
import type { DeadlineChangeRow } from '../application/list-deadline-changes.ts';
import type { Board } from '../application/read-board.ts';
import type { RecountLine } from '../application/list-recounts.ts';
import { type Figure, FIGURES, GROUPINGS, PARTIES, type Party } from '../domain/board-figures.ts';

type Agencies = ReadonlyMap<number, Agency>;

const instant = z.string().describe('RFC 3339, +07:00');
const agencyCode = z.string().min(1).max(40);
const code = z.string().min(1).max(60);
const named = z.strictObject({ code: z.string(), name: z.string() });
const narrowed = {
  agency: agencyCode.optional().describe('code of the agency that answers for the dossier'),
  field: code.optional().describe('code of the field (lĩnh vực)'),
  procedure: code.optional(),
};

export const boardQuery = z.strictObject({
  by: z
    .enum(GROUPINGS)
    .describe('what a line stands for; unit = where open steps lie, officer = who holds them'),
  ...narrowed,
  limit: z.coerce.number().int().min(1).max(500).default(250).describe('lines at most'),
});

const figures = z
  .strictObject(Object.fromEntries(FIGURES.map((figure) => [figure, z.int()])) as Record<Figure, z.ZodInt>)
  .describe(
    'Open dossiers. dueInN: due by the end of the N-th working day on and not late; lateToN: by working days since the ' +
      'due date; forX: why suspended; withX: whom it waits for, each dossier once',
  );

export const boardAnswer = z.strictObject({
  at: instant,
  by: z.enum(GROUPINGS),
  lines: z
    .array(
      z.strictObject({
        key: named.nullable().describe('null: the province, no field, or nobody'),
        figures,
        longest: z.strictObject({ dueAt: instant, workingDays: z.int() }).nullable(),
      }),
    )
    .describe('those with most that is late first'),
  more: z.boolean().describe('there are more lines: narrow it'),
});

export const boardDossierQuery = z.strictObject({
  figure: z.enum(FIGURES),
  ...narrowed,
  unit: agencyCode.optional().describe('where an open step lies; - = none is open'),
  officer: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('username of who holds an open step; - = nobody does'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export const boardDossiersAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      procedure: named,
      leadAgency: named,
      status: z.string(),
      dueAt: instant,
      workingDaysLate: z.int(),
      suspendedFor: z.enum(SUSPENSION_REASONS).nullable(),
      waitsFor: z.enum(PARTIES),
      heldBy: z.array(
        z.strictObject({
          step: z.string(),
          agency: named,
          role: z.string(),
          since: instant,
          officers: z.array(z.string()),
        }),
      ),
    }),
  ),
  next: z.string().nullable(),
});

const split = z
  .strictObject(Object.fromEntries(PARTIES.map((party) => [party, z.int()])) as Record<Party, z.ZodInt>)
  .describe('working minutes each has used up; nobody = force majeure, or while it was closed');

export const timeSplitAnswer = z.strictObject({ until: instant, split });
export const agencyTimeQuery = z.strictObject({ agency: agencyCode });
export const agencyTimeAnswer = z.strictObject({ at: instant, dossiers: z.int(), split });

export const deadlineChangeQuery = z.strictObject({
  agency: narrowed.agency,
  from: calendarDay.optional().describe('civil day on which it was changed'),
  until: calendarDay.optional().describe('likewise, included'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export const deadlineChangesAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      dossier: z.strictObject({ id: z.uuid(), code: z.string(), sequence: z.int() }),
      procedure: named,
      leadAgency: named,
      at: instant,
      action: z.string(),
      actionName: z.string(),
      by: z.strictObject({
        name: z.string(),
        title: z.string(),
        agency: z.string(),
        onBehalfOf: z.string().nullable(),
      }),
      reason: z.string().nullable(),
      ground: z.string().nullable().describe('article, decision or paper'),
      suspendedFor: z.string().nullable().describe('why the clock stood still, where it runs again'),
      before: instant,
      after: instant.nullable(),
    }),
  ),
  next: z.string().nullable(),
});

export const recountQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(31) });

export const recountsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      day: z.string(),
      beganAt: instant,
      endedAt: instant.nullable().describe('null = it is under way'),
      agencies: z.int().describe('that were compared, of the whole province'),
      dossiers: z.int(),
      notCompared: z
        .array(named)
        .describe('agencies of one’s own that were not: something of them moved all the time, or it failed'),
      differing: z.int().describe('figures that were not what the histories make of them'),
      differences: z.array(
        z.strictObject({
          agency: named,
          kind: z.string(),
          procedure: z.string(),
          figure: z.string(),
          shown: z.int(),
          recounted: z.int(),
        }),
      ),
    }),
  ),
});

const nameOf = (agencies: Agencies, id: number) => ({
  code: agencies.get(id)?.code ?? '',
  name: agencies.get(id)?.name ?? '',
});

export const presentLine = ({ key, figures: counted, longest }: Board['lines'][number]) => ({
  key,
  figures: counted,
  longest: longest && { dueAt: rfc3339(longest.dueAt), workingDays: longest.workingDays },
});

export const presentBoardDossier = (one: BoardDossier, agencies: Agencies) => ({
  ...{ id: one.id, code: one.code, status: one.status },
  procedure: { code: one.procedureCode, name: one.procedureName },
  leadAgency: nameOf(agencies, one.leadAgencyId),
  dueAt: rfc3339(one.dueAt),
  workingDaysLate: one.workingDaysLate,
  suspendedFor: one.reason,
  waitsFor: one.waitsFor,
  heldBy: one.holders.map(({ agencyId, since, ...holder }) => ({
    ...holder,
    agency: nameOf(agencies, agencyId),
    since: rfc3339(new Date(since)),
  })),
});

export const presentDeadlineChange = (one: DeadlineChangeRow, agencies: Agencies) => ({
  dossier: { id: one.dossierId, code: one.code, sequence: one.sequence },
  procedure: { code: one.procedureCode, name: one.procedureName },
  leadAgency: nameOf(agencies, one.leadAgencyId),
  at: rfc3339(one.at),
  ...{ action: one.action, actionName: one.actionName },
  by: { name: one.officer, title: one.title, agency: one.agencyName, onBehalfOf: one.onBehalfOf },
  ...{ reason: one.reason, ground: one.ground, suspendedFor: one.suspension },
  before: rfc3339(one.before),
  after: rfc3339(one.dueAt),
});

export const presentRecount = (
  { id: _, beganAt, endedAt, differences, notCompared, ...one }: RecountLine,
  agencies: Agencies,
) => ({
  ...one,
  beganAt: rfc3339(beganAt),
  endedAt: rfc3339(endedAt),
  notCompared: notCompared.map((id) => nameOf(agencies, id)),
  differences: differences.map(({ agencyId, procedureCode, ...difference }) => ({
    ...difference,
    agency: nameOf(agencies, agencyId),
    procedure: procedureCode,
  })),
});
