import { z } from 'zod';
import { calendarDay, text } from '#platform/fields';
import { pointerOf } from '#platform/problem';
import { paperProblem } from './papers.problems.ts';

/** A decision or document the applicant gets (NĐ 30/2020 Đ.8: number, name, who signed it as what, on which day). */
export const issuedResultSchema = z.strictObject({
  number: text(100),
  name: text(500),
  signer: text(200),
  /** Post of who signed. */
  signerTitle: text(200),
  signedOn: calendarDay,
  /** The last day it is valid; absent = without an end. */
  validUntil: calendarDay.optional(),
  /** The file of it among the documents of the dossier. */
  document: z.uuid().optional(),
});

export type IssuedResult = z.infer<typeof issuedResultSchema>;

/** A result as it is kept; what was issued before more was asked has neither title nor day. */
export type KeptResult = Pick<IssuedResult, 'number' | 'name' | 'signer'> & Partial<IssuedResult>;

/** The result of a dossier, with what was issued beside it. */
export type DossierResult = KeptResult & { further?: readonly KeptResult[] };

/** The results that stand for a dossier, the main one first. */
export const resultsOf = (result: DossierResult): KeptResult[] => {
  const { further = [], ...main } = result;
  return [main, ...further];
};

/** @param today civil date in Viet Nam. @throws dossier.result-dates-impossible */
export function demandPossibleDates(results: readonly IssuedResult[], today: string): void {
  const errors = results.flatMap(({ signedOn, validUntil }, index) => {
    const at = (field: string) =>
      pointerOf(index === 0 ? ['result', field] : ['furtherResults', index - 1, field]);
    return [
      ...(signedOn > today
        ? [{ pointer: at('signedOn'), code: 'future', vi: 'Ngày ký ở tương lai', en: 'Is in the future' }]
        : []),
      ...(validUntil !== undefined && validUntil < signedOn
        ? [
            {
              ...{ pointer: at('validUntil'), code: 'before_signed' },
              ...{ vi: 'Hết hiệu lực trước ngày ký', en: 'Ends before it was signed' },
            },
          ]
        : []),
    ];
  });
  if (errors.length > 0) throw paperProblem('dossier.result-dates-impossible', {}, { errors });
}
