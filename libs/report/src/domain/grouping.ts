/** By what the lines of a report are told apart. */
export const GROUPINGS = ['field', 'agency', 'procedure', 'officer'] as const;
export type Grouping = (typeof GROUPINGS)[number];
