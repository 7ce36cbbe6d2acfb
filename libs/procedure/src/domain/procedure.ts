import { z } from 'zod';
import { timeLimitSchema } from '#deadline';
import { SECRECY_LEVELS } from '#organization';
import { calendarDay, words } from '#platform/fields';
import { feeSchema } from './fee.ts';
import { legalGroundSchema, procedureAgencySchema } from './procedure-grounds.ts';
import { distinguishPapers, obeyRules } from './procedure-rules.ts';

/** How a dossier comes in; the number is `KenhThucHien` of the national protocol. */
export const CHANNELS = { direct: 1, online: 2, post: 3 } as const;
export type Channel = keyof typeof CHANNELS;
export const channelSchema = z.enum(['direct', 'online', 'post']);

/** Levels of government that carry a procedure out (`district` only before 01/07/2025). */
export const governmentLevelSchema = z.enum(['ministry', 'province', 'district', 'commune']);

/** One way of handing a dossier in, with its own limit and fees (`CACHTHUCTHUCHIEN`). */
export const methodSchema = z.strictObject({
  channel: channelSchema,
  limit: timeLimitSchema.nullable(),
  fees: z.array(feeSchema),
  note: z.string().max(2000).optional(),
});

/** A limit that is counted in parts, each begun by the workflow (land: before the tax notice, after the proof of payment). */
const phasesSchema = z.array(timeLimitSchema).min(2).max(5);

/** Where a procedure takes longer, such as mountain and island communes (Land Law decrees: ten days more). */
export const procedureAreaSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  name: words(500),
  /** Added to the limit, in the limit's own unit; to the first phase when it has several. */
  adds: timeLimitSchema,
});

/** A case (*trường hợp*) of a procedure with a limit of its own, e.g. `1.001193.01`. */
export const procedureCaseSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}\.\d{2}$/),
  name: words(1000),
  limit: timeLimitSchema,
  phases: phasesSchema.optional(),
});

/** A document the dossier must or may hold (*thành phần hồ sơ*, `THANHPHANHOSO.GIAYTO`). */
export const componentSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9.-]{1,49}$/),
  name: words(4000),
  originals: z.int().min(0),
  copies: z.int().min(0),
  /** The form to fill in (`TENMAUDON`, `URL`). */
  form: z.strictObject({ name: words(1000), url: z.url().max(2000).optional() }).optional(),
  /** Code of an electronic result that stands for this paper (`MA_KQ_THAYTHE`). */
  replacedByResult: z.string().min(1).max(50).optional(),
  /** Reception refuses to call a dossier complete without it. The national catalogue never says so; the province decides. */
  required: z.boolean(),
  /** Only asked for in these cases; absent = in every case. */
  cases: z.array(z.string()).min(1).optional(),
});

/** As the national portal has it: papers and results of one code come in and are told as findings. */
export const pulledProcedureSchema = z
  .strictObject({
    code: z.string().regex(/^\d\.\d{6}$/),
    name: words(2000),
    field: z.strictObject({
      code: z
        .string()
        .regex(/^G\d{2}-[A-Z]{2}\d{2}$/)
        .nullable(),
      name: words(500),
    }),
    levels: z.array(governmentLevelSchema).min(1),
    subjects: z.array(words(2000)),
    /** *Toàn trình* or *một phần* (NĐ 224/2026 Đ.14). */
    serviceLevel: z.enum(['full', 'partial']),
    /** Why it is not wholly online, as it must be published (NĐ 224/2026 Đ.14). */
    partialReason: words(1000).optional(),
    decision: z.string().max(200),
    /** How secret its dossiers are from the beginning, as with adoptions; absent = not. The province decides. */
    secrecy: z.enum(SECRECY_LEVELS).optional(),
    validFrom: calendarDay,
    /** Last day on which it may be received; null while in force. */
    validTo: calendarDay.nullable(),
    /** Who decides: the commune of the receiving desk, or the agency with this function in the province. */
    competentAgency: z.string().regex(/^[a-z][a-z-]*$/),
    /** The agencies as the national catalogue names them (`COQUANTHUCHIEN` and its like). */
    agencies: z.array(procedureAgencySchema).optional(),
    legalGrounds: z.array(legalGroundSchema).optional(),
    defaultLimit: timeLimitSchema,
    phases: phasesSchema.optional(),
    areas: z.array(procedureAreaSchema).min(1).optional(),
    methods: z.array(methodSchema).min(1),
    cases: z.array(procedureCaseSchema),
    components: z.array(componentSchema),
    /** Remarks the national catalogue mixes into its component lists (*Lưu ý*). */
    notes: z.array(z.string()),
    results: z.array(z.strictObject({ code: z.string().max(50).nullable(), name: words(2000) })).min(1),
  })
  .superRefine(obeyRules);

/** The product's own import format of an administrative procedure (*thủ tục hành chính*): one JSON file each. */
export const procedureSchema = pulledProcedureSchema.superRefine(distinguishPapers);

export type Component = z.infer<typeof componentSchema>;
export type ProcedureCase = z.infer<typeof procedureCaseSchema>;
export type ProcedureDefinition = z.infer<typeof procedureSchema>;
