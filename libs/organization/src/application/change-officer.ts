import { Injectable } from '@nestjs/common';
import type { Administrator, OfficerChange } from '../domain/forms.ts';
import { updateOfficer } from '../persistence/officers.ts';
import { ChangingOfficer } from './changing-officer.ts';
import type { Written } from './create-agency.ts';
import { OfficerWritings } from './officer-writings.ts';

/** Changes how an officer is called and reached. */
@Injectable()
export class ChangeOfficer {
  constructor(
    private readonly changing: ChangingOfficer,
    private readonly writings: OfficerWritings,
  ) {}

  /** @throws organization.officer-unknown, .stale */
  execute(username: string, version: number, change: OfficerChange, by: Administrator): Promise<Written> {
    const act = { username, version, by, action: 'organization.change-officer' };
    return this.changing.execute(act, async (tx, officer) => {
      await tx.query(updateOfficer(officer.id, await this.writings.of(officer.id, change)));
      const { fullName } = change;
      return {
        details: { changed: Object.keys(change) },
        ...(fullName !== undefined && {
          change: { before: { fullName: officer.fullName }, after: { fullName } },
        }),
      };
    });
  }
}
