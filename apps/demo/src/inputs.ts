import type { Action, Dossier } from './api/answers.ts';
import type { Followed } from './followed.ts';
import type { Stage } from './stage.ts';

/** What officers enter, where the workflow asks for it. */
export interface Words {
  comment?: string;
  supplement?: { items: string[]; reason: string };
  obligation?: { notice: string; amount: number };
  /** Number of the document the applicant gets. */
  resultNumber?: string;
}

/** The body fields an action requires. @throws Error for an input the demo does not know */
export async function inputFor(
  stage: Stage,
  { requires }: Action,
  followed: Followed & { dossier: Dossier },
  words: Words,
): Promise<Record<string, unknown>> {
  const fields = await Promise.all(requires.map((input) => fieldFor(stage, input, followed, words)));
  return Object.assign({}, ...fields) as Record<string, unknown>;
}

async function fieldFor(
  stage: Stage,
  input: string,
  { procedure, dossier }: Followed & { dossier: Dossier },
  { comment = 'Đồng ý.', supplement, obligation, resultNumber = '01' }: Words,
): Promise<Record<string, unknown>> {
  switch (input) {
    case 'comment':
      return { comment };
    case 'supplement':
      return { supplement };
    case 'financial-obligation':
      return { financialObligation: obligation };
    case 'payment':
      return { payment: { receipt: 'Biên lai điện tử số 000123', amount: obligation?.amount ?? 0 } };
    case 'result': {
      const signer = await stage.roster.holding(dossier.leadAgency.code, 'agency-leader').fullName();
      return { result: { number: resultNumber, name: procedure.results[0]?.name, signer } };
    }
    default:
      throw new Error(`the demo does not know what to enter for ${input}`);
  }
}
