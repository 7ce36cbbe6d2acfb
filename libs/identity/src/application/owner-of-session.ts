import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { PersonalData } from '#platform/personal-data';
import { isCitizenNumber } from '../domain/citizen.ts';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';
import type { SessionOwner } from '../persistence/sign-ons.ts';
import { AccountOfPerson } from './account-of-person.ts';
import type { ExternalPerson } from './sign-on-provider.ts';

/** Knows whose session a person of a provider may have. */
@Injectable()
export class OwnerOfSession {
  constructor(
    private readonly accounts: AccountOfPerson,
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Undefined for an officer without a linked account in use, and for a citizen without an identity number. */
  find(who: WhoSignsOn, person: ExternalPerson): Promise<SessionOwner | undefined> {
    return who === 'citizen' ? this.citizen(person) : this.officer(person);
  }

  private async officer(person: ExternalPerson): Promise<SessionOwner | undefined> {
    const accountId = await this.accounts.find(person);
    if (accountId === undefined) return undefined;
    const secondFactor = person.methods.some((method) => this.config.SIGN_ON_SECOND_FACTOR.includes(method));
    return { accountId, citizenIndex: null, secondFactor };
  }

  /** The number goes no further than here. */
  private async citizen({ identityNumber = '' }: ExternalPerson): Promise<SessionOwner | undefined> {
    if (!isCitizenNumber(identityNumber)) return undefined;
    const citizenIndex = await this.personal.indexOf('identity', identityNumber);
    return { accountId: null, citizenIndex, secondFactor: false };
  }
}
