import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '#platform/config';
import { sql, type Transaction } from '#platform/database';
import { oneByOne, type OutboxSubscriber, type StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { LEVEL_CODES, type Level, type RatingItem } from '../payload/correspondence.ts';
import { portalMoment } from '../payload/portal-moment.ts';
import { WriteLetter } from './write-letter.ts';

/** Message of the module that keeps ratings, known by its wire name only. */
const FEEDBACK_RATED = 'feedback.rated.v1';

const level = z.enum(Object.keys(LEVEL_CODES) as [Level, ...Level[]]);
const rated = z.object({ level, receivedLevel: level.nullable(), handledLevel: level.nullable() });

/** Makes every rating of a dossier a letter to the portal, which waits until the portal has the dossier's own changes. */
@Injectable()
export class FollowRatings implements OutboxSubscriber {
  readonly name = 'portal-sync';
  readonly messages = [FEEDBACK_RATED];

  constructor(
    private readonly letters: WriteLetter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    // The other dialect has no such service.
    if (this.config.PORTAL_DIALECT !== 'mapi') return [];
    const ids = messages.map(({ subjectId }) => subjectId);
    const dossiers = await tx.query<{ id: string; code: string }>(sql`
      select d.id, coalesce(d.portal_code, d.code) as code from dossier.dossier d where d.id = any(${ids}::uuid[])`);
    const codes = new Map(dossiers.map(({ id, code }) => [id, code]));
    return oneByOne(messages, async (message) => {
      const code = codes.get(message.subjectId);
      if (code !== undefined) await this.letters.rating(message.subjectId, itemOf(message, code), tx);
      return [];
    });
  }
}

function itemOf({ payload, occurredAt }: StoredMessage, MaHoSo: string): RatingItem {
  const said = rated.parse(payload);
  const codeOf = (one: Level | null) => (one === null ? '' : LEVEL_CODES[one]);
  return {
    ...{ MaHoSo, MucDoHaiLong: LEVEL_CODES[said.level] },
    ...{ MucDoCanBoTiepNhan: codeOf(said.receivedLevel), MucDoCanBoXuLy: codeOf(said.handledLevel) },
    NgayDanhGia: portalMoment(occurredAt),
  };
}
