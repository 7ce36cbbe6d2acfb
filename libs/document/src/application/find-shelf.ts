import { Inject, Injectable } from '@nestjs/common';
import { DossierScope, dossierProblem } from '#dossier';
import type { Principal } from '#identity';
import { CONFIG, type Config } from '#platform/config';
import type { Transaction } from '#platform/database';
import type { Paper } from '../domain/document.ts';
import { documentProblem } from '../domain/document.problems.ts';
import { lockShelf, type Shelf } from '../persistence/uploads.ts';

const MB = 1024 * 1024;

/** A file as it is announced. */
export interface Announcement {
  paper: Paper;
  name: string;
  /** Bytes. */
  size: number;
}

/** Finds where a new file belongs, if its dossier has room for it. */
@Injectable()
export class FindShelf {
  constructor(
    private readonly scope: DossierScope,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @returns what is to be done in the transaction that puts it there; it holds the dossier until its end, and gives the id
   *   of the document the file is a version of, or null when it is the first
   * @throws document.empty, .too-large; then dossier.unknown, document.unknown, .component-unknown, .dossier-erased,
   *   .too-large, .too-many
   */
  async execute(
    officer: Principal,
    dossierId: string,
    announced: Announcement,
  ): Promise<(tx: Transaction) => Promise<string | null>> {
    this.checkSize(announced.size, 0);
    const permitted = await this.scope.where(officer, 'add documents');
    return async (tx) => {
      const shelf = await lockShelf(tx, dossierId, announced.paper, permitted);
      if (!shelf) throw dossierProblem('dossier.unknown');
      this.check(shelf, announced);
      return shelf.documentId;
    };
  }

  private check(shelf: Shelf, { paper, size }: Announcement): void {
    if (shelf.erased) throw documentProblem('document.dossier-erased');
    if (paper.kind === 'component') {
      if (!shelf.componentKnown) throw documentProblem('document.component-unknown', { code: paper.code });
    } else if (paper.documentId !== undefined && shelf.documentId === null) {
      throw documentProblem('document.unknown');
    }
    const { DOCUMENT_VERSIONS: versions, DOCUMENT_FILES: files } = this.config;
    if (shelf.versions >= versions || shelf.files >= files) {
      throw documentProblem('document.too-many', { versions, files });
    }
    this.checkSize(size, shelf.bytes);
  }

  /** @param others bytes there are already */
  private checkSize(size: number, others: number): void {
    const { DOCUMENT_MB: file, DOCUMENT_DOSSIER_MB: dossier } = this.config;
    if (size === 0) throw documentProblem('document.empty');
    if (size > file * MB || size + others > dossier * MB) {
      throw documentProblem('document.too-large', { file, dossier });
    }
  }
}
