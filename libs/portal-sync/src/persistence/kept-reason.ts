import { mask } from '#platform/personal-data';

/** As much of what went wrong as is kept, without what the portal may have quoted of a person. */
export const keptReason = (reason: string): string => mask.within(reason).slice(0, 1000);
