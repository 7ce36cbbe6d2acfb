import { storable } from '#platform/fields';
import { mask } from '#platform/personal-data';

/** The portal's words as they may go on from here: without what they quote of a person, and of signs that can be stored. */
export const portalWords = (said: string): string => storable(mask.within(said.normalize('NFC')));
