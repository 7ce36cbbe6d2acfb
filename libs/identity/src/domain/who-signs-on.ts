/** Who signs on with a provider: officers with the province's, citizens with that of their electronic identity. */
export type WhoSignsOn = 'officer' | 'citizen';
