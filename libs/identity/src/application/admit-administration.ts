import { Injectable } from '@nestjs/common';
import { Clock, readableTime, rfc3339 } from '#platform/clock';
import { Database } from '#platform/database';
import { correlation } from '#platform/logging';
import { emergencyDoorProblem } from '../domain/emergency-door.problems.ts';
import { openingOf } from '../persistence/emergency-openings.ts';
import { AdministrationHours, type Closed } from './administration-hours.ts';
import type { RecognisedSession } from './recognise-session.ts';

/** Lets a change of administration through: within working hours, or by the emergency door, which its audit entries say. */
@Injectable()
export class AdmitAdministration {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hours: AdministrationHours,
  ) {}

  /** @throws identity.administration-closed */
  async execute({ principal, sessionId }: Pick<RecognisedSession, 'principal' | 'sessionId'>): Promise<void> {
    const closed = await this.hours.closed(principal);
    if (!closed) return;
    const opening = await openingOf(this.database, sessionId, this.clock.now());
    if (opening === undefined) throw refusal(closed);
    correlation.remark({ emergencyOpening: opening });
  }
}

const refusal = ({ opensAt }: Closed) =>
  emergencyDoorProblem(
    'identity.administration-closed',
    {
      opens: opensAt
        ? { vi: `Mở lại lúc ${readableTime(opensAt)}.`, en: `It opens again at ${rfc3339(opensAt)}.` }
        : { vi: 'Lịch làm việc không còn giờ nào.', en: 'The working calendar has no further hours.' },
    },
    { opensAt: rfc3339(opensAt) },
  );
