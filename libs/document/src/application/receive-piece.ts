import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import { documentProblem } from '../domain/document.problems.ts';
import { Incoming } from '../domain/incoming.ts';
import { addPiece, type NewPiece } from '../persistence/uploads.ts';
import { ConcludeUpload } from './conclude-upload.ts';
import { FindUpload } from './find-upload.ts';
import { VersionContent } from './version-content.ts';

/** However often its connection is cut, no file comes in more. */
const MOST_PIECES = 1000;

/**
 * Takes bytes of an upload where it stands. They are stored before they are counted, so whoever dies between the two has
 * the sender send them again; of two who send the same, one is counted.
 */
@Injectable()
export class ReceivePiece {
  constructor(
    private readonly database: Database,
    private readonly find: FindUpload,
    private readonly content: VersionContent,
    private readonly conclude: ConcludeUpload,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns bytes received so far; the last of them make the upload a version
   * @throws document.unknown, .offset-differs, .piece-unfit, and what {@link ConcludeUpload} throws
   */
  async execute(
    officer: Principal,
    id: string,
    offset: number,
    body: AsyncIterable<Buffer>,
  ): Promise<number> {
    const upload = await this.find.execute(officer, id);
    if (!upload.keySealed || upload.received !== offset) throw documentProblem('document.offset-differs');
    if (upload.pieces >= MOST_PIECES) throw documentProblem('document.piece-unfit');
    const key = await this.content.keyOf(id, upload.keySealed);
    const incoming = new Incoming(body, upload.size - offset);
    const object = await this.content.put(id, key, incoming.bytes());
    const piece = { versionId: id, start: offset, length: incoming.received, object };
    const received = offset + incoming.received;
    try {
      if (received < upload.size) await this.keep(piece);
      else await this.conclude.execute(officer, upload, piece, key);
    } catch (error) {
      // Refused, so nothing counts it; after any other error it may be counted all the same.
      if (error instanceof Problem) await this.content.discard(id, object);
      throw error;
    }
    return received;
  }

  private async keep(piece: NewPiece): Promise<void> {
    if (piece.length === 0) throw documentProblem('document.piece-unfit');
    const kept = await addPiece(this.database, piece, this.clock.now());
    if (!kept) throw documentProblem('document.offset-differs');
  }
}
