import type { Component, ProcedureDefinition } from '#procedure';
import type { PortalProcedure } from './portal-procedure.ts';

type Paper = PortalProcedure['THANHPHANHOSO'][number]['GIAYTO'][number];

/**
 * The papers of every case (`THANHPHANHOSO`), each once. What the protocol never says, whether a paper is required and in
 * which cases, is the province's and stays as it decided; a new paper is not required until it does.
 */
export function catalogueComponents(
  { MATTHC, THANHPHANHOSO }: PortalProcedure,
  present: ProcedureDefinition | undefined,
): Component[] {
  const papers = THANHPHANHOSO.flatMap(({ GIAYTO }) => GIAYTO);
  const once = [...new Map(papers.map((paper) => [`${paper.MAGIAYTO} ${paper.TENGIAYTO}`, paper])).values()];
  return once.map((paper, index) => {
    const code = codeOf(paper, present) ?? `${MATTHC}-TP${String(index + 1).padStart(2, '0')}`;
    const known = present?.components.find((component) => component.code === code);
    return {
      code,
      name: paper.TENGIAYTO,
      originals: paper.SOBANCHINH ?? 0,
      copies: paper.SOBANSAO ?? 0,
      required: known?.required ?? false,
      ...(known?.cases ? { cases: known.cases } : {}),
      ...formOf(paper),
      ...(paper.MA_KQ_THAYTHE === '' ? {} : { replacedByResult: paper.MA_KQ_THAYTHE }),
    };
  });
}

/** Its own, or that of the paper of this name in the present version. */
const codeOf = (
  { MAGIAYTO, TENGIAYTO }: Paper,
  present: ProcedureDefinition | undefined,
): string | undefined =>
  MAGIAYTO === '' ? present?.components.find(({ name }) => name === TENGIAYTO)?.code : MAGIAYTO;

function formOf({ TENMAUDON, URL: address }: Paper): Pick<Component, 'form'> {
  const url = URL.canParse(address) ? { url: address } : {};
  return TENMAUDON === '' ? {} : { form: { name: TENMAUDON, ...url } };
}
