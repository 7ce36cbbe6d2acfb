import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import { Database } from '#platform/database';
import { PersonalData, UNOPENABLE } from '#platform/personal-data';
import type { LetterKind, UnsettledState } from '../../domain/letter.ts';
import { knownBy } from '../../payload/correspondence.ts';
import { bodyPlace } from '../../persistence/letters.ts';
import { refusedLetters, type UnsettledLetter, waitingLetters } from '../../persistence/unsettled-letters.ts';

/** Of what is told nothing is shown but by what the portal knows it. */
export type LetterLine = Omit<UnsettledLetter, 'ordinal' | 'bodySealed'> & { code: string };

const ordinal = z.string().regex(/^\d{1,18}$/);
const refusedKey = z.tuple([ordinal]);
const waitingKey = z.tuple([cursorInstant, ordinal]);

interface WantedPage {
  limit: number;
  cursor?: string | undefined;
}

/** What the portal was not told besides dossiers, and why, for who mends it. */
@Injectable()
export class ListLetters {
  constructor(
    private readonly database: Database,
    private readonly personal: PersonalData,
  ) {}

  /** The newest of those that were refused first; of those that wait the one that is due first. @throws dossier.cursor-invalid */
  async execute(
    { state, kind }: { state: UnsettledState; kind?: LetterKind | undefined },
    wanted: WantedPage,
  ): Promise<Page<LetterLine>> {
    const page = await (state === 'pending' ? this.waiting(kind, wanted) : this.refused(kind, wanted));
    return { ...page, items: await Promise.all(page.items.map((row) => this.named(row))) };
  }

  private async refused(
    kind: LetterKind | undefined,
    { limit, cursor }: WantedPage,
  ): Promise<Page<UnsettledLetter>> {
    const after = readCursor(cursor, refusedKey);
    const rows = await refusedLetters(this.database, { kind, after, limit: limit + 1 });
    return pageOf(rows, limit, (row) => [row.ordinal]);
  }

  private async waiting(
    kind: LetterKind | undefined,
    { limit, cursor }: WantedPage,
  ): Promise<Page<UnsettledLetter>> {
    const after = readCursor(cursor, waitingKey);
    const rows = await waitingLetters(this.database, { kind, after, limit: limit + 1 });
    return pageOf(rows, limit, (row) => [row.nextAt?.toISOString() ?? '', row.ordinal]);
  }

  private async named({ ordinal: _ordinal, bodySealed, ...line }: UnsettledLetter): Promise<LetterLine> {
    const { text } = await this.personal.attempt(bodySealed, bodyPlace(line.id));
    return { ...line, code: text === null ? UNOPENABLE : knownBy.parse(JSON.parse(text)) };
  }
}
