import type { PersonalData } from '#platform/personal-data';
import { answerPlace, contentPlace, type StoredEnquiry } from '../persistence/enquiries.ts';

type Sealed = Pick<StoredEnquiry, 'contentSealed' | 'answerSealed'>;

/** With what was written, or that it does not open; `null` = erased, or not answered. */
export type Opened<Enquiry extends StoredEnquiry> = Omit<Enquiry, keyof Sealed> & {
  content: string | null;
  answer: string | null;
};

export async function openEnquiry<Enquiry extends StoredEnquiry>(
  personal: PersonalData,
  { contentSealed, answerSealed, ...enquiry }: Enquiry,
): Promise<Opened<Enquiry>> {
  const [content, answer] = await Promise.all([
    personal.openToShow(contentSealed, contentPlace(enquiry.id)),
    personal.openToShow(answerSealed, answerPlace(enquiry.id)),
  ]);
  return { ...enquiry, content, answer };
}
