import { Injectable } from '@nestjs/common';
import { type DossierSnapshot, DossierSnapshots, OutwardFiles } from '#dossier';
import { Directory } from '#organization';
import { PersonalData, whyUnopenable } from '#platform/personal-data';
import { Problem } from '#platform/problem';
import { type ClaimedDeposit, contentOfDeposit } from '../domain/deposit.ts';
import type { Refused } from '../domain/platform-outcome.ts';
import type { StoreDeposit } from './personal-store.ts';

/** What is sent of a result, with the version of its file; or why nothing is. */
export type PreparedDeposit =
  | { kind: 'ready'; deposit: StoreDeposit; version: string }
  | { kind: 'waiting' }
  | Refused
  | { kind: 'void'; reason: string };

/** Writes what goes into the store out of the dossier as it is now. */
@Injectable()
export class PrepareDeposit {
  constructor(
    private readonly snapshots: DossierSnapshots,
    private readonly files: OutwardFiles,
    private readonly directory: Directory,
    private readonly personal: PersonalData,
  ) {}

  /** One of which something does not open is refused, as by the store: it waits for a person, and the others go on. */
  async execute(claim: ClaimedDeposit): Promise<PreparedDeposit> {
    try {
      return await this.prepare(claim);
    } catch (error) {
      const reason = whyUnopenable(error);
      if (reason === undefined) throw error;
      return { kind: 'refused', reason };
    }
  }

  private async prepare(claim: ClaimedDeposit): Promise<PreparedDeposit> {
    const snapshot = await this.snapshotOf(claim);
    if (!snapshot) return { kind: 'void', reason: 'Dữ liệu cá nhân của hồ sơ đã được xóa' };
    const content = contentOfDeposit(snapshot, claim, await this.files.of([claim.dossierId]));
    if (content.kind !== 'ready') return content;
    const { identityNumber } = snapshot.applicant;
    const index = await this.personal.indexOf('identity', identityNumber);
    if (!claim.ownerIndex?.equals(index)) return { kind: 'void', reason: 'Chủ hồ sơ đã được đính chính' };
    const { name, file } = content;
    const agency = await this.directory.byId(snapshot.leadAgencyId);
    const deposit = {
      ...{ owner: identityNumber, dossierCode: snapshot.code },
      paper: {
        ...{ resultCode: claim.code, name, number: claim.number, agency: agency.code },
        files: [{ name: file.name, path: file.href }],
      },
    };
    return { kind: 'ready', deposit, version: file.id };
  }

  /** @returns undefined once the personal data of its dossier are erased */
  private async snapshotOf({ dossierId, sequence }: ClaimedDeposit): Promise<DossierSnapshot | undefined> {
    try {
      return await this.snapshots.at(dossierId, sequence);
    } catch (error) {
      if (error instanceof Problem && error.code === 'dossier.personal-data-erased') return undefined;
      throw error;
    }
  }
}
