import type { ProcedureDefinition } from '#procedure';
import type { StoredFile, StoredPaper } from './stored-paper.ts';

/** A component that an electronic result may stand for. */
export interface Replaceable {
  code: string;
  name: string;
  resultCode: string;
}

/** A paper of the store that may stand for a component. */
export interface StandIn {
  component: Replaceable;
  paper: StoredPaper;
}

/** @param present codes of the components the dossier has; those that use another dossier's paper have one already */
export const replaceableOf = (
  { components }: Pick<ProcedureDefinition, 'components'>,
  present: readonly { code: string; reuses?: object | null }[],
): Replaceable[] =>
  components.flatMap(({ code, name, replacedByResult }) =>
    replacedByResult !== undefined && present.some((one) => one.code === code && !one.reuses)
      ? [{ code, name, resultCode: replacedByResult }]
      : [],
  );

/** In the order of the components; what was not asked for is left out, whoever tells it. */
export const standInsFor = (replaceable: readonly Replaceable[], papers: readonly StoredPaper[]): StandIn[] =>
  replaceable.flatMap((component) =>
    papers
      .filter(({ resultCode }) => resultCode === component.resultCode)
      .map((paper) => ({ component, paper })),
  );

/**
 * The name a file of the store is kept under: an officer cannot rename what comes from elsewhere, so folders and hidden letters
 * go, and a PDF that has no ending gets one.
 */
export function nameOf({ name }: StoredFile, paper: StoredPaper, content: Buffer): string {
  const last = name.split(/[/\\:]/).at(-1) ?? '';
  const plain = last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const named = plain === '' ? paper.resultCode : plain;
  if (/\.[A-Za-z]{3,4}$/.test(named) || content.subarray(0, 5).toString('latin1') !== '%PDF-') return named;
  return `${named}.pdf`;
}
