import type { DossierSnapshot } from '#dossier';

/** `MaHoSo`: what was handed in at the portal keeps the code it has there. */
export const codeAtPortal = ({
  code,
  online,
}: Pick<DossierSnapshot, 'code'> & Partial<Pick<DossierSnapshot, 'online'>>): string =>
  online?.portalCode ?? code;

/** `NoiNopHoSo`: 1 at the portal, 2 at the province. */
export const placeOfHandingIn = ({ online }: Pick<DossierSnapshot, 'online'>): '1' | '2' =>
  online?.portalCode === undefined ? '2' : '1';
