import { storable } from '#platform/fields';
import { mask } from '#platform/personal-data';

/** As much of what went wrong as is kept, without what the portal may have quoted of a person. A cut may halve a sign. */
export const keptReason = (reason: string): string => storable(mask.within(reason).slice(0, 1000));
