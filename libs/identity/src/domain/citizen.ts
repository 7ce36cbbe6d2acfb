/** A citizen who has signed on. Who that is, is known by the blind index of their identity number alone. */
export interface Citizen {
  readonly kind: 'citizen';
  readonly sessionId: string;
  /** `citizen:<session>`, as the audit trail names them: it tells sessions apart, not people. */
  readonly username: string;
  /** Of their identity number. */
  readonly index: Buffer;
}

/** The number of a citizen identity card (Luật Căn cước 26/2023/QH15 Đ.12); nine digits are an identity card of before. */
const CITIZEN_NUMBER = /^\d{12}$/;

export const isCitizenNumber = (text: string): boolean => CITIZEN_NUMBER.test(text);
