import { z } from 'zod';
import { type TimeLimit, timeLimitSchema } from '#deadline';
import { calendarDay } from '#platform/fields';
import { feeSchema } from './fee.ts';
import { legalGroundSchema, procedureAgencySchema } from './procedure-grounds.ts';

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
  name: z.string().min(1).max(500),
  /** Added to the limit, in the limit's own unit; to the first phase when it has several. */
  adds: timeLimitSchema,
});

/** A case (*trường hợp*) of a procedure with a limit of its own, e.g. `1.001193.01`. */
export const procedureCaseSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}\.\d{2}$/),
  name: z.string().min(1).max(1000),
  limit: timeLimitSchema,
  phases: phasesSchema.optional(),
});

/** A document the dossier must or may hold (*thành phần hồ sơ*, `THANHPHANHOSO.GIAYTO`). */
export const componentSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9.-]{1,49}$/),
  name: z.string().min(1).max(4000),
  originals: z.int().min(0),
  copies: z.int().min(0),
  /** The form to fill in (`TENMAUDON`, `URL`). */
  form: z.strictObject({ name: z.string().min(1).max(1000), url: z.url().max(2000).optional() }).optional(),
  /** Code of an electronic result that stands for this paper (`MA_KQ_THAYTHE`). */
  replacedByResult: z.string().min(1).max(50).optional(),
  /** Reception refuses to call a dossier complete without it. The national catalogue never says so; the province decides. */
  required: z.boolean(),
  /** Only asked for in these cases; absent = in every case. */
  cases: z.array(z.string()).min(1).optional(),
});

/** The product's own import format of an administrative procedure (*thủ tục hành chính*): one JSON file each. */
export const procedureSchema = z
  .strictObject({
    code: z.string().regex(/^\d\.\d{6}$/),
    name: z.string().min(1).max(2000),
    field: z.strictObject({
      code: z
        .string()
        .regex(/^G\d{2}-[A-Z]{2}\d{2}$/)
        .nullable(),
      name: z.string().min(1).max(500),
    }),
    levels: z.array(governmentLevelSchema).min(1),
    subjects: z.array(z.string().min(1)),
    /** *Toàn trình* or *một phần* (NĐ 224/2026 Đ.14). */
    serviceLevel: z.enum(['full', 'partial']),
    /** Why it is not wholly online, as it must be published (NĐ 224/2026 Đ.14). */
    partialReason: z.string().min(1).max(1000).optional(),
    decision: z.string().max(200),
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
    results: z
      .array(z.strictObject({ code: z.string().max(50).nullable(), name: z.string().min(1).max(2000) }))
      .min(1),
  })
  .superRefine((procedure, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const units = new Set(limitsOf(procedure).map(({ unit }) => unit));
    procedure.areas?.forEach(({ adds }, index) => {
      if (units.size === 1 && units.has(adds.unit)) return;
      const known = [...units].join(', ');
      const message = `Phải cùng một đơn vị với mọi thời hạn của thủ tục (${known}) | Must be in the one unit of every limit of the procedure (${known})`;
      refuse(['areas', index, 'adds', 'unit'], message);
    });
    const cases = procedure.cases.map(({ code }) => code);
    procedure.components.forEach((component, index) => {
      const unknown = component.cases?.filter((code) => !cases.includes(code)) ?? [];
      if (unknown.length === 0) return;
      const named = unknown.join(', ');
      refuse(
        ['components', index, 'cases'],
        `Thủ tục không có trường hợp ${named} | The procedure has no case ${named}`,
      );
    });
    if (procedure.partialReason !== undefined && procedure.serviceLevel === 'full') {
      refuse(['partialReason'], 'Chỉ khai cho thủ tục một phần | Only for a procedure that is partly online');
    }
    if (procedure.validTo !== null && procedure.validTo < procedure.validFrom) {
      refuse(['validTo'], 'Không được trước ngày có hiệu lực | Must not be before it comes into force');
    }
  });

interface Limits {
  defaultLimit: TimeLimit;
  phases?: TimeLimit[] | undefined;
  methods: { limit: TimeLimit | null }[];
  cases: { limit: TimeLimit; phases?: TimeLimit[] | undefined }[];
}

/** Every limit a dossier of the procedure may fall under. */
const limitsOf = ({ defaultLimit, phases = [], methods, cases }: Limits): TimeLimit[] => [
  defaultLimit,
  ...phases,
  ...methods.flatMap(({ limit }) => limit ?? []),
  ...cases.flatMap((one) => [one.limit, ...(one.phases ?? [])]),
];

export type Component = z.infer<typeof componentSchema>;
export type ProcedureCase = z.infer<typeof procedureCaseSchema>;
export type ProcedureDefinition = z.infer<typeof procedureSchema>;
