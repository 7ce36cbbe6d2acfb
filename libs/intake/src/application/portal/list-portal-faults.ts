import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { faultsOf, type FaultState, type ListedFault } from '../../persistence/portal-faults.ts';
import { PortalFaultScope } from './portal-fault-scope.ts';

export { FAULT_STATES, type ListedFault } from '../../persistence/portal-faults.ts';

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** What the national portal handed in and was not taken, the newest first. By keyset. */
@Injectable()
export class ListPortalFaults {
  constructor(
    private readonly database: Database,
    private readonly scope: PortalFaultScope,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    officer: Principal,
    state: FaultState,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ListedFault>> {
    const after = readCursor(cursor, cursorKey);
    const wanted = { state, after, limit: limit + 1 };
    const rows = await faultsOf(this.database, this.scope.whose(officer), wanted);
    return pageOf(rows, limit, ({ lastAt, id }) => [lastAt.toISOString(), id]);
  }
}
