import { z } from 'zod';
import { calendarDay, emailAddress, phoneNumber, text } from '#platform/fields';

/** Kinds of applicants with the code of the national protocol (`LoaiDoiTuong`). */
export const APPLICANT_KINDS = { person: 1, business: 2, 'state-body': 3, organization: 4 } as const;
export type ApplicantKind = keyof typeof APPLICANT_KINDS;

/** Identity papers with their form; the number's length decides between the first two (`LoaiDinhDanh` 1 and 2). */
const IDENTITY_FORMS = {
  'citizen-id': {
    form: /^\d{12}$/,
    vi: 'Số định danh cá nhân phải có 12 chữ số',
    en: 'A citizen id has 12 digits',
  },
  'old-id': {
    form: /^\d{9}$/,
    vi: 'Số CMND phải có 9 chữ số',
    en: 'An old identity card number has 9 digits',
  },
  passport: {
    form: /^[A-Z]\d{7,8}$/,
    vi: 'Số hộ chiếu gồm 1 chữ cái và 7–8 chữ số',
    en: 'A passport number is a letter and 7–8 digits',
  },
  'business-code': {
    form: /^\d{10}(-\d{3})?$/,
    vi: 'Mã số doanh nghiệp gồm 10 chữ số (chi nhánh thêm -001)',
    en: 'A business code has 10 digits (a branch adds -001)',
  },
} as const;

export type IdentityKind = keyof typeof IDENTITY_FORMS;

/** A number of any of these papers, for looking somebody up. */
export const identityNumber = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replace(/[\s.]/g, ''))
  .refine((number) => Object.values(IDENTITY_FORMS).some(({ form }) => form.test(number)), {
    message: 'Không phải là số giấy tờ hợp lệ | Is not the number of an identity paper',
    params: { code: 'invalid_identity' },
  });

export const identitySchema = z
  .strictObject({
    kind: z.enum(Object.keys(IDENTITY_FORMS) as [IdentityKind, ...IdentityKind[]]),
    number: z.string().trim().toUpperCase().max(20),
  })
  .check((context) => {
    const { form, vi, en } = IDENTITY_FORMS[context.value.kind];
    if (form.test(context.value.number)) return;
    context.issues.push({
      code: 'custom',
      input: context.value.number,
      path: ['number'],
      message: `${vi} | ${en}`,
      params: { code: 'invalid_identity' },
    });
  });

/** Who the dossier belongs to (*chủ hồ sơ*). */
export const applicantSchema = z.strictObject({
  kind: z.enum(Object.keys(APPLICANT_KINDS) as [ApplicantKind, ...ApplicantKind[]]),
  fullName: text(250),
  identity: identitySchema,
  address: text(500),
  phone: phoneNumber.optional(),
  email: emailAddress.optional(),
});

/** By what right somebody hands in what is another's; a power of attorney (*giấy ủy quyền*) is named by number and date. */
const authoritySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('legal-representative') }),
  z.strictObject({ kind: z.literal('authorised'), number: text(100), date: calendarDay }),
  z.strictObject({ kind: z.literal('family') }),
]);

/** For finding a dossier again as one's own after signing on; nobody is shown it. */
export const submitterNumber = z
  .string()
  .trim()
  .regex(IDENTITY_FORMS['citizen-id'].form, {
    error: `${IDENTITY_FORMS['citizen-id'].vi} | ${IDENTITY_FORMS['citizen-id'].en}`,
  });

/** Who handed it in (*người nộp*), when it was not the applicant. */
export const submitterSchema = z.strictObject({
  fullName: text(250),
  citizenId: submitterNumber.optional(),
  phone: phoneNumber.optional(),
  authority: authoritySchema,
});

/** How the result is wanted; the post needs an address. */
export const returningSchema = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('desk') }),
  z.strictObject({ way: z.literal('post'), address: text(500) }),
  z.strictObject({ way: z.literal('online') }),
]);

/** How a result is handed over, as people say it. */
export const RETURN_WAYS = {
  desk: { vi: 'trực tiếp', en: 'at the desk' },
  post: { vi: 'bưu chính công ích', en: 'by post' },
  online: { vi: 'trực tuyến', en: 'online' },
} as const;
export type ReturnWay = keyof typeof RETURN_WAYS;

/** The right by which it was handed in, as people say it. */
export const AUTHORITIES = {
  self: { vi: 'Chủ hồ sơ tự nộp', en: 'The applicant in person' },
  'legal-representative': { vi: 'Người đại diện theo pháp luật', en: 'Legal representative' },
  authorised: { vi: 'Giấy ủy quyền', en: 'Power of attorney' },
  family: { vi: 'Người thân trong gia đình', en: 'Member of the family' },
} as const;
export type AuthorityKind = keyof typeof AUTHORITIES;

export type Applicant = z.infer<typeof applicantSchema>;
export type Returning = z.infer<typeof returningSchema>;
export type Submitter = z.infer<typeof submitterSchema>;
