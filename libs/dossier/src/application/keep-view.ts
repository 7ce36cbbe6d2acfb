import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import type { SavedView } from '../domain/views.ts';
import { putView, removeView } from '../persistence/saved-views.ts';

/** An officer's own views: each at a place, so that to keep one again changes it, and there is an end to how many. */
@Injectable()
export class KeepView {
  constructor(private readonly database: Database) {}

  async keep({ officerId }: Principal, view: SavedView): Promise<void> {
    await this.database.query(putView(officerId, view));
  }

  async remove({ officerId }: Principal, place: number): Promise<void> {
    await this.database.query(removeView(officerId, place));
  }
}
