/** What an officer may have to do with a task, the nearest first. */
export const INBOX_PARTS = ['holder', 'delegate', 'post', 'assist'] as const;

/** Only what is mine to do, only what nobody has yet, or everything of my posts whoever has it. */
export const HOLDER_FILTERS = ['me', 'nobody', 'post'] as const;

export type HolderFilter = (typeof HOLDER_FILTERS)[number];
