import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { PersonalData } from '#platform/personal-data';
import { contactsOf } from '../../domain/notice-wishes.ts';
import { applicantPlace } from '../../persistence/sealed-applicant.ts';
import { offeredChannels } from '../offered-channels.ts';

/** The applicant's own number, where messages get there. */
@Injectable()
export class NumberOnFile {
  constructor(
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param sealed as it is stored @returns null for a landline, without a number that opens, and where no SMS are sent */
  async takingSms(dossierId: string, sealed: Buffer | null): Promise<string | null> {
    if (!offeredChannels(this.config).includes('sms')) return null;
    const opened = sealed && (await this.personal.attempt(sealed, applicantPlace('phone', dossierId)));
    return contactsOf({ phone: opened?.text ?? null }).sms;
  }
}
