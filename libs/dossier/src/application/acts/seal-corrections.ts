import { v7 as uuid } from 'uuid';
import type { PersonalData } from '#platform/personal-data';
import type { Corrected } from '../../domain/correction.ts';
import { correctionPlace, type SealedCorrection } from '../../persistence/corrections.ts';

/** Everything that was typed is sealed alike: which field of it names somebody is nobody's guess. */
export const sealCorrections = (
  personal: PersonalData,
  corrected: readonly Corrected[],
): Promise<SealedCorrection[]> =>
  Promise.all(
    corrected.map(async ({ field, before, after }) => {
      const id = uuid();
      return {
        ...{ id, field },
        before: await personal.sealOptional(before, correctionPlace('before', id)),
        after: await personal.sealOptional(after, correctionPlace('after', id)),
      };
    }),
  );
