import { Injectable } from '@nestjs/common';
import type { RescheduleOrder } from '#dossier';
import { Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Calendars } from '#working-calendar';
import type { AppliedChange } from '../persistence/calendar-changes.ts';

/** Puts together what carrying a change out needs: its book, and who answers for it. */
@Injectable()
export class RescheduleOrders {
  constructor(
    private readonly calendars: Calendars,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async of(change: AppliedChange): Promise<RescheduleOrder> {
    const { name: agencyName } = await this.directory.byId(change.agencyId);
    return {
      book: await this.calendars.at(change.revision),
      promises: change.promises,
      actor: {
        officer: change.officer,
        post: { agencyId: change.agencyId, title: change.title },
        agencyName,
      },
      ground: change.ground,
      at: this.clock.now(),
    };
  }
}
