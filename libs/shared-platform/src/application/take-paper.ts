import { Injectable } from '@nestjs/common';
import { FetchedPapers, type KeptFile } from '#dossier';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Idempotency, type IdempotentRequest } from '#platform/http';
import { sharedPlatformProblem } from '../domain/shared-platform.problems.ts';
import { nameOf, type StandIn } from '../domain/stand-in.ts';
import { fileKey, type StoredFile } from '../domain/stored-paper.ts';
import { AskedTrail } from './asked-trail.ts';
import { type Grounds, StoreOfApplicant } from './store-of-applicant.ts';

/** Which file is to be which component's. */
export interface PaperWish extends Grounds {
  component: string;
  /** As a look into the store has named it. */
  file: string;
}

/** Takes a file out of the applicant's store in, as the file of a component. The store is asked again: it says whose files it has. */
@Injectable()
export class TakePaper {
  constructor(
    private readonly stores: StoreOfApplicant,
    private readonly papers: FetchedPapers,
    private readonly idempotency: Idempotency,
    private readonly trail: AskedTrail,
  ) {}

  /** @throws what {@link StoreOfApplicant.lookInto} and {@link FetchedPapers.take} throw; shared-platform.file-* */
  async execute(
    officer: Principal,
    dossierId: string,
    wish: PaperWish,
    request: IdempotentRequest,
  ): Promise<KeptFile> {
    const earlier = await this.idempotency.earlier(officer.username, request);
    if (earlier) return earlier.answer as KeptFile;
    const found = chosenOf(await this.stores.lookInto(officer, dossierId, wish), wish);
    if (!found) throw sharedPlatformProblem('shared-platform.file-unknown');
    const { paper, file } = found;
    const content = await this.stores.fetch({ agency: paper.agency, path: file.path });
    const fetched = { component: wish.component, name: nameOf(file, paper, content), content };
    const { component, consent } = wish;
    return this.idempotency.keeping<KeptFile>(officer.username, request, (keep) =>
      this.papers.take(officer, dossierId, fetched, (kept) => [
        keep(kept),
        insertAuditEntry(
          this.trail.entry(officer, {
            ...{ what: 'take-paper', subjectType: 'dossier', subjectId: dossierId },
            details: { component, consent, version: kept.id, result: paper.resultCode, from: paper.agency },
          }),
        ),
      ]),
    );
  }
}

const chosenOf = (
  standIns: readonly StandIn[],
  wish: PaperWish,
): { paper: StandIn['paper']; file: StoredFile } | undefined =>
  standIns
    .filter(({ component }) => component.code === wish.component)
    .flatMap(({ paper }) => paper.files.map((file) => ({ paper, file })))
    .find(({ paper, file }) => fileKey(paper, file) === wish.file);
