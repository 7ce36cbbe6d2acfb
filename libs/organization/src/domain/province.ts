import { z } from 'zod';
import { OFFICER_ROLES } from './roles.ts';
import { SECRECY_LEVELS } from './secrecy.ts';

export const agencyCode = z.string().regex(/^[A-Z]\d{2}(\.\d{1,3}){0,3}$/);

export const AGENCY_LEVELS = ['province', 'district', 'commune'] as const;
export const AGENCY_KINDS = [
  'province',
  'department',
  'district',
  'commune',
  'one-stop-centre',
  'unit',
  'branch',
  'external',
] as const;

/** An agency as a province file or a reorganisation introduces it. */
export const agencySchema = z.strictObject({
  /** Head first, as in QĐ 20/2020/QĐ-TTg: `H99.41.01` is unit 01 of unit 41 of province H99. */
  code: agencyCode,
  /** The same place in the older order of QCVN 102:2016, as dossier codes carry it: `000.01.41.H99`. */
  nationalId: z.string().regex(/^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/),
  name: z.string().min(1).max(300),
  /** `unit` = a division of its parent (phòng); `external` = not of the People's Committees but working with them, such as the police or the tax office. */
  kind: z.enum(AGENCY_KINDS),
  level: z.enum(AGENCY_LEVELS),
  parent: agencyCode.nullable(),
  /** What it is asked for by workflows and procedures, such as `land-registry`. */
  functions: z.array(z.string().regex(/^[a-z][a-z-]*$/)),
  /** The People's Committees whose desks it works for; absent = the whole province. */
  serves: z.array(agencyCode).min(1).optional(),
  phone: z.string().min(1).max(30),
  address: z.string().min(1).max(300),
});

export const username = z
  .string()
  .regex(/^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/)
  .max(100);

const officerSchema = z.strictObject({
  username,
  fullName: z.string().min(1).max(200),
  email: z.email(),
  phone: z.string().min(1).max(30).optional(),
  positions: z
    .array(
      z.strictObject({
        agency: agencyCode,
        role: z.enum(OFFICER_ROLES),
        title: z.string().min(1).max(200),
        /** Codes of the fields of procedures they look after in it; absent = all. */
        fields: z.array(z.string().min(1).max(50)).min(1).optional(),
        /** The desks or communes whose dossiers they look after; absent = all. */
        areas: z.array(agencyCode).min(1).optional(),
        /** The most secret dossiers it sees; absent = normal ones only. */
        clearance: z.enum(SECRECY_LEVELS).optional(),
      }),
    )
    .min(1),
});

/**
 * The product's own import format of a province: its agencies and the officers who hold posts in them, under
 * two-tier government (since 01/07/2025) or the three tiers before it.
 */
export const provinceSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    tier: z.enum(['two-tier', 'three-tier']),
    agencies: z.array(agencySchema).min(1),
    officers: z.array(officerSchema),
  })
  .superRefine(({ agencies, officers }, context) => {
    const known = new Set(agencies.map(({ code }) => code));
    const demandKnown = (code: string | null, path: (string | number)[]): void => {
      if (code === null || known.has(code)) return;
      context.addIssue({ code: 'custom', path, message: `${code} is not an agency of this province` });
    };
    demandUnique(agencies, 'code', 'agencies', context);
    demandUnique(officers, 'username', 'officers', context);
    agencies.forEach(({ parent, serves }, index) => {
      demandKnown(parent, ['agencies', index, 'parent']);
      serves?.forEach((code, place) => demandKnown(code, ['agencies', index, 'serves', place]));
    });
    officers.forEach(({ positions }, index) =>
      positions.forEach(({ agency, areas }, place) => {
        const path = ['officers', index, 'positions', place];
        demandKnown(agency, [...path, 'agency']);
        areas?.forEach((code, number) => demandKnown(code, [...path, 'areas', number]));
      }),
    );
  });

export type ProvinceDefinition = z.infer<typeof provinceSchema>;

function demandUnique<Field extends string>(
  rows: readonly Record<Field, string>[],
  field: Field,
  list: string,
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    if (seen.has(row[field])) {
      context.addIssue({ code: 'custom', path: [list, index, field], message: `${row[field]} occurs twice` });
    }
    seen.add(row[field]);
  });
}
