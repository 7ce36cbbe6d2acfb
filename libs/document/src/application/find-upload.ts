import { Injectable } from '@nestjs/common';
import { DossierScope } from '#dossier';
import type { Principal } from '#identity';
import { Database } from '#platform/database';
import { documentProblem } from '../domain/document.problems.ts';
import { findUpload, type Upload } from '../persistence/uploads.ts';

/** Tells how far an upload is, to whoever may add documents to its dossier. */
@Injectable()
export class FindUpload {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
  ) {}

  /** @throws document.unknown */
  async execute(officer: Principal, id: string): Promise<Upload> {
    const upload = await findUpload(this.database, id, await this.scope.where(officer, 'add documents'));
    if (!upload) throw documentProblem('document.unknown');
    return upload;
  }
}
