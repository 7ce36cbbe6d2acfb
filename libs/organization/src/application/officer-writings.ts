import { Injectable } from '@nestjs/common';
import { PersonalData } from '#platform/personal-data';
import type { OfficerChange } from '../domain/forms.ts';
import { officerPlace } from '../persistence/officer-place.ts';
import type { OfficerWriting } from '../persistence/officers.ts';

/** Makes of what is known of an officer what may be kept: sealed for their row, and of the identity number its index. */
@Injectable()
export class OfficerWritings {
  constructor(private readonly personal: PersonalData) {}

  async of(
    officerId: number,
    { fullName, email, phone, identityNumber }: OfficerChange,
  ): Promise<OfficerWriting> {
    const { personal } = this;
    return {
      fullName,
      ...(email !== undefined && {
        emailSealed: await personal.seal(email, officerPlace('email', officerId)),
      }),
      ...(phone !== undefined && {
        phoneSealed: await personal.sealOptional(phone, officerPlace('phone', officerId)),
      }),
      ...(identityNumber !== undefined && {
        identityIndex: await personal.indexOf('identity', identityNumber),
      }),
    };
  }
}
