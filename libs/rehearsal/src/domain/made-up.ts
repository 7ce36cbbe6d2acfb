import {
  type ActionInput,
  type ApplicantKind,
  type ImaginedDossier,
  type ImaginedReception,
  UNCOUNTED,
} from '#dossier';
import type { ProcedureDefinition, ProcedureTerms } from '#procedure';
import type { ActionInput as RequiredInput, Facts } from '#workflow';

/** How an applicant who does not exist can be reached. */
export interface Reachable {
  applicantKind: ApplicantKind;
  hasPhone: boolean;
  hasEmail: boolean;
}

const NAMES: Record<ApplicantKind, string> = {
  person: 'Nguyễn Văn Thử',
  business: 'Công ty Chạy Thử',
  'state-body': 'Cơ quan Chạy Thử',
  organization: 'Tổ chức Chạy Thử',
};

/** Plainly nobody: the numbers are given to no one. */
export const madeUpApplicant = ({
  applicantKind: kind,
  hasPhone,
  hasEmail,
}: Reachable): ImaginedReception['applicant'] => ({
  kind,
  fullName: NAMES[kind],
  identity:
    kind === 'person'
      ? { kind: 'citizen-id', number: '099000000000' }
      : { kind: 'business-code', number: '0900000000' },
  address: 'Số 1 đường Chạy Thử',
  ...(hasPhone && { phone: '0900000000' }),
  ...(hasEmail && { email: 'chay.thu@example.vn' }),
});

/** Every paper the procedure demands, as often as it asks for it. */
export const madeUpComponents = ({ components }: ProcedureTerms): ImaginedReception['components'] =>
  components
    .filter(({ required }) => required)
    .map(({ code, name, originals, copies }) => ({
      ...{ ...UNCOUNTED, code, name, originals, copies },
      ...(originals + copies === 0 && { originals: 1 }),
    }));

const LONGEST_NAME_OF_A_RESULT = 500;

const HANDED_OVER: ActionInput['handOver'] = {
  ...{ way: 'desk', recipient: { relation: 'applicant' }, identityChecked: true },
  confirmation: { by: 'signature' },
};

/**
 * What an officer would have entered for an action; what officers establish is not made up here.
 * @param state of the dossier before: a supplement asked for again needs a reason
 */
export function madeUpInput(
  requires: readonly RequiredInput[],
  { results }: ProcedureDefinition,
  { suspensions }: ImaginedDossier['state'],
  facts: Facts | undefined,
): ActionInput {
  const again = suspensions.some(({ reason }) => reason === 'supplement');
  const made: Record<RequiredInput, ActionInput> = {
    comment: { comment: 'Ý kiến khi chạy thử' },
    attachment: { attachments: [{ number: '01/TL', name: 'Tài liệu chạy thử' }] },
    supplement: {
      supplement: {
        ...{ number: '01/PBS', items: ['Giấy tờ còn thiếu'], reason: 'Hồ sơ chưa đủ (chạy thử)' },
        ...(again && { second: 'Phát sinh sau lần yêu cầu trước (chạy thử)' }),
      },
    },
    'financial-obligation': {
      financialObligation: {
        notice: '01/TB',
        amount: 1_000_000,
        basis: 'Quy định về nghĩa vụ tài chính (chạy thử)',
      },
    },
    payment: { payment: { receipt: '01/BL', amount: 1_000_000 } },
    result: {
      result: {
        number: '01/KQ',
        name: (results[0]?.name ?? 'Kết quả').slice(0, LONGEST_NAME_OF_A_RESULT),
        signer: 'Người ký (chạy thử)',
        signerTitle: 'Chức vụ (chạy thử)',
        signedOn: '2000-01-01',
      },
    },
    'received-supplement': {
      receivedSupplement: { met: [], components: [], regardless: 'Chạy thử' },
    },
    'hand-over': { handOver: HANDED_OVER },
  };
  return Object.assign({}, ...requires.map((name) => made[name]), facts && { facts }) as ActionInput;
}
