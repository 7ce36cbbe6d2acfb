import { z } from 'zod';
import { text } from '#platform/fields';
import type { ApplicantKind } from '../applicant.ts';
import { paperProblem } from './papers.problems.ts';

/** Ways in which a result may get to its applicant. */
export const HAND_OVER_WAYS = ['desk', 'post', 'online'] as const;

export type HandOverWay = (typeof HAND_OVER_WAYS)[number];

export const handOverSchema = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('desk'),
    recipient: z.strictObject({
      relation: z.enum(['applicant', 'authorised']),
      /** Of who stands at the desk; may be left out for an applicant who is a person. */
      name: text(200).optional(),
      /** Number of the paper by which the recipient is authorised. */
      authority: text(200).optional(),
    }),
    /** The officer has looked at an identity paper of the recipient. */
    identityChecked: z.boolean(),
    confirmation: z.discriminatedUnion('by', [
      /** In the tracking book. */
      z.strictObject({ by: z.literal('signature') }),
      /** The one-time code that was sent to the applicant's phone. */
      z.strictObject({ by: z.literal('code'), code: z.string().regex(/^\d{6}$/) }),
    ]),
  }),
  z.strictObject({ way: z.literal('post'), carrier: text(200), consignment: text(50) }),
  z.strictObject({
    way: z.literal('online'),
    /** What the account answered with, where it did. */
    acknowledgement: text(200).optional(),
  }),
]);

export type HandOverInput = z.infer<typeof handOverSchema>;

/** How a result was handed over, as the dossier keeps it. */
export interface HandOver {
  way: HandOverWay;
  /** RFC 3339 */
  at: string;
  /** Who took it at the desk; taken away with the applicant's personal data. */
  recipient?: string;
  relation?: 'applicant' | 'authorised';
  authority?: string;
  confirmedBy?: 'signature' | 'code';
  carrier?: string;
  consignment?: string;
  acknowledgement?: string;
  /** What reception had noted as the applicant's wish, when this is another way. */
  wished?: HandOverWay;
}

/** Whom a result is for. */
export interface ForWhom {
  applicantKind: ApplicantKind;
  /** `null` = an applicant nobody is. */
  applicantName: string | null;
  /** Whether a file of the result is there. */
  electronic: boolean;
  /** `null` = nothing was noted. */
  wished: HandOverWay | null;
}

/**
 * The handing over to be kept, when who takes the result may: the applicant, or who shows a paper for it (Bộ luật Dân sự
 * Đ.138; NĐ 61/2018 Đ.20), and has shown who they are.
 * @throws dossier.recipient-not-identified, .recipient-without-authority, .result-not-electronic
 */
export function planHandOver(input: HandOverInput, whom: ForWhom, at: Date): HandOver {
  const { wished } = whom;
  const noted = { at: at.toISOString(), ...(wished && wished !== input.way && { wished }) };
  switch (input.way) {
    case 'desk':
      return { way: input.way, ...noted, ...recipientOf(input, whom) };
    case 'post':
      return { ...input, ...noted };
    case 'online':
      if (!whom.electronic) throw paperProblem('dossier.result-not-electronic');
      return { ...input, ...noted };
  }
}

function recipientOf(
  { recipient, identityChecked, confirmation }: Extract<HandOverInput, { way: 'desk' }>,
  { applicantKind, applicantName }: ForWhom,
): Omit<HandOver, 'way' | 'at'> {
  if (!identityChecked) throw paperProblem('dossier.recipient-not-identified');
  const { relation, authority } = recipient;
  const itself = relation === 'applicant' && applicantKind === 'person';
  const name = recipient.name ?? (itself ? applicantName : null);
  if (relation === 'authorised' && authority === undefined) {
    throw withoutAuthority('thiếu số giấy ủy quyền', 'no paper');
  }
  if (itself && applicantName !== null && name !== null && !sameName(name, applicantName)) {
    throw withoutAuthority('không phải là chủ hồ sơ', 'not the applicant');
  }
  if (name === null && applicantName !== null) {
    throw withoutAuthority('chưa ghi họ tên người nhận', 'no name');
  }
  return {
    ...(name !== null && { recipient: name }),
    relation,
    ...(authority !== undefined && { authority }),
    confirmedBy: confirmation.by,
  };
}

const withoutAuthority = (vi: string, en: string) =>
  paperProblem('dossier.recipient-without-authority', { why: { vi, en } });

const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** What of it is told in the history, which is never erased: all but who the recipient was. */
export const toldOf = ({
  recipient: _recipient,
  at: _at,
  ...told
}: HandOver): Omit<HandOver, 'at' | 'recipient'> => told;
