import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { sql, type Sql, type Transaction } from '#platform/database';
import { paperProblem } from '../../domain/papers/papers.problems.ts';

/** A file that came out of the applicant's store for a component. */
export interface FetchedFile {
  /** Code of the component. */
  component: string;
  /** With its ending. */
  name: string;
  content: Buffer;
}

/** Where it is kept. */
export interface KeptFile {
  /** Of the version. */
  id: string;
  documentId: string;
}

/** Keeps files of dossiers. */
export interface FileShelf {
  /**
   * Keeps a file as the newest version of its component, as one that was handed in; `within` settles what goes with it in the
   * transaction that receives it.
   * @throws dossier.unknown, document.*: a name, a type, a size or a content that is not taken
   */
  put(
    officer: Principal,
    dossierId: string,
    file: FetchedFile,
    within: (tx: Transaction, kept: KeptFile) => Promise<void>,
  ): Promise<KeptFile>;
}

/** Between those who fetch papers out of stores and those who keep files. One module gives its shelf while it starts. */
@Injectable()
export class FetchedPapers {
  private kept: FileShelf | undefined;

  constructor(private readonly clock: Clock) {}

  keepAt(shelf: FileShelf): void {
    this.kept = shelf;
  }

  /**
   * Takes a file in; its component is one out of the applicant's store from then on.
   * @param settle statements of the same transaction
   * @throws dossier.paper-settled, and what {@link FileShelf.put} throws
   */
  take(
    officer: Principal,
    dossierId: string,
    file: FetchedFile,
    settle: (kept: KeptFile) => readonly Sql[],
  ): Promise<KeptFile> {
    if (!this.kept) throw new Error('no module keeps the files of dossiers');
    return this.kept.put(officer, dossierId, file, async (tx, kept) => {
      const [marked] = await tx.query(sql`
        update dossier.component c
        set from_store = true, fetched_at = case when c.from_store then c.fetched_at else ${this.clock.now()}::timestamptz end
        from dossier.dossier d
        where d.id = c.dossier_id and d.id = ${dossierId} and d.closed_at is null and c.code = ${file.component}
          and c.reused_from is null
        returning c.code`);
      if (!marked) throw paperProblem('dossier.paper-settled');
      for (const statement of settle(kept)) await tx.query(statement);
    });
  }
}
