/** As what an officer has to do with a dossier beside those who hold its steps: to help (*phối hợp*), or to watch (*theo dõi*). */
export const INVOLVEMENTS = ['assist', 'watch'] as const;

export type InvolvementKind = (typeof INVOLVEMENTS)[number];
