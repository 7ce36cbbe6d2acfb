/** What keeps some dossiers of an agency out of somebody's figures. */
export const CONFINEMENTS = ['field', 'procedure', 'secrecy'] as const;
export type Confinement = (typeof CONFINEMENTS)[number];

/** A way by which somebody answers for dossiers: of these agencies, those that what they are confined by lets through. */
export interface ConfinedWay {
  readonly agencyIds: readonly number[];
  readonly confinedBy: readonly string[];
}

/** By what figures over these agencies are not the whole of them: nothing, where each is answered for without reserve. */
export function confinementOf(agencyIds: readonly number[], ways: readonly ConfinedWay[]): Confinement[] {
  const whole = new Set(ways.flatMap((way) => (way.confinedBy.length === 0 ? way.agencyIds : [])));
  const partly = new Set(agencyIds.filter((id) => !whole.has(id)));
  const confining = ways.filter((way) => way.agencyIds.some((id) => partly.has(id)));
  return CONFINEMENTS.filter((one) => confining.some(({ confinedBy }) => confinedBy.includes(one)));
}

/** The same as sentences below what is handed in. */
export function confinedInWords(confinedBy: readonly Confinement[]): string[] {
  const answeredFor = [
    ...(confinedBy.includes('field') ? ['lĩnh vực'] : []),
    ...(confinedBy.includes('procedure') ? ['thủ tục hành chính'] : []),
  ];
  return [
    ...(answeredFor.length > 0
      ? [`Chỉ gồm hồ sơ thuộc ${answeredFor.join(', ')} mà người lập biểu phụ trách.`]
      : []),
    ...(confinedBy.includes('secrecy')
      ? ['Không gồm hồ sơ có mức độ mật cao hơn mức người lập biểu được xem.']
      : []),
  ];
}
