import * as api from './api/dossiers.ts';
import type { Action, Dossier } from './api/answers.ts';
import type { Followed } from './followed.ts';
import type { Stage } from './stage.ts';

/** What officers enter, where the workflow asks for it. */
export interface Words {
  comment?: string;
  supplement?: { items: string[]; reason: string };
  obligation?: { notice: string; amount: number; basis: string };
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

/** Whatever was asked for is there. */
async function everythingCame(stage: Stage, { id, receivingAgency }: Dossier) {
  const desk = stage.roster.holding(receivingAgency.code, 'reception-officer');
  const needs = await api.needs(desk, id);
  const met = needs.filter(({ state }) => state === 'asked').map((need) => need.id);
  return { met, components: [] };
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
      return { payment: { receipt: `Biên lai điện tử ${dossier.code}`, amount: obligation?.amount ?? 1 } };
    case 'result': {
      const signer = await stage.roster.holding(dossier.leadAgency.code, 'agency-leader').fullName();
      return {
        result: {
          ...{ number: resultNumber, name: procedure.results[0]?.name, signer },
          ...{ signerTitle: 'Lãnh đạo cơ quan', signedOn: dossier.receivedAt.slice(0, 10) },
        },
      };
    }
    case 'received-supplement':
      return { receivedSupplement: await everythingCame(stage, dossier) };
    case 'hand-over':
      return {
        handOver: {
          ...{ way: 'desk', recipient: { relation: 'applicant' }, identityChecked: true },
          confirmation: { by: 'signature' },
        },
      };
    default:
      throw new Error(`the demo does not know what to enter for ${input}`);
  }
}
