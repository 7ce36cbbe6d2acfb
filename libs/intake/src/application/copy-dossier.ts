import { Injectable } from '@nestjs/common';
import { type FoundDossier, FindDossier, type ViewedPersonalData, ViewPersonalData } from '#dossier';
import type { Principal } from '#identity';
import { Directory } from '#organization';

/** Why the numbers are opened, as the audit trail keeps it. */
const REASON = 'Lập hồ sơ mới từ hồ sơ này';

/** What an earlier dossier gives for the next one of the same applicant. */
export interface CopiedDossier {
  sheet: FoundDossier['sheet'];
  personal: ViewedPersonalData;
  /** Code of the desk that received it. */
  desk: string;
}

/** Opens an earlier dossier for a draft of the next; who does leaves the trace of a look at personal data. */
@Injectable()
export class CopyDossier {
  constructor(
    private readonly find: FindDossier,
    private readonly view: ViewPersonalData,
    private readonly directory: Directory,
  ) {}

  /** @throws dossier.unknown, .personal-data-not-needed, .personal-data-erased */
  async execute(officer: Principal, dossierId: string): Promise<CopiedDossier> {
    const { sheet, state } = await this.find.execute(officer, dossierId);
    const personal = await this.view.execute(officer, dossierId, REASON);
    const desk = await this.directory.byId(state.receivingAgencyId);
    return { sheet, personal, desk: desk.code };
  }
}
