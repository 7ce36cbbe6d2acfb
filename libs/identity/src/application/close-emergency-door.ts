import { Injectable } from '@nestjs/common';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { emergencyDoorProblem } from '../domain/emergency-door.problems.ts';
import type { Principal } from '../domain/principal.ts';
import { closeOpening } from '../persistence/emergency-openings.ts';

/** Ends an opening of the emergency door before its time: one's own, or that of another administrator. */
@Injectable()
export class CloseEmergencyDoor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws identity.emergency-opening-unknown when there is none, or it has ended */
  async execute({ username, officerId }: Principal, id: number): Promise<void> {
    const at = this.clock.now();
    const entry = {
      at,
      actor: username,
      officerId,
      action: 'identity.emergency-door-close',
      subjectType: 'emergency-opening',
      subjectId: String(id),
      details: {},
    };
    const [closed] = await this.database.query(closeOpening(id, at, (when) => insertAuditEntry(entry, when)));
    if (!closed) throw emergencyDoorProblem('identity.emergency-opening-unknown');
  }
}
