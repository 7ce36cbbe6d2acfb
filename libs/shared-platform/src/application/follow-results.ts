import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { DOSSIER_CHANGED, type DossierSnapshot, readDossierChanged } from '#dossier';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { sql, type Transaction } from '#platform/database';
import type { OutboxSubscriber, StoredMessage } from '#platform/outbox';
import type { QueuedJob } from '#platform/queue';
import { Procedures } from '#procedure';
import { depositable, type DepositedCodes, depositedCodes } from '../domain/deposit.ts';
import { markCorrected, type WishedDeposit, wishDeposits } from '../persistence/deposits.ts';
import { PersonalStore } from './personal-store.ts';

/** A message of the module that keeps files, known by its wire name only. */
const FOUND_CLEAN = 'document.found-clean.v1';

interface IssuedDossier {
  id: string;
  procedureId: number;
  /** Index of the applicant's identity number, in base64. */
  owner: string;
  result: NonNullable<DossierSnapshot['result']>;
}

/** Has results that were issued to somebody with a personal identity number put into their store, once there is a clean file of them. */
@Injectable()
export class FollowResults implements OutboxSubscriber {
  readonly name = 'shared-platform';
  readonly messages = [DOSSIER_CHANGED, FOUND_CLEAN];
  private readonly codes: DepositedCodes;

  constructor(
    private readonly store: PersonalStore,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.codes = depositedCodes(config.PERSONAL_STORE_RESULTS);
  }

  async handle(messages: readonly StoredMessage[], tx: Transaction): Promise<QueuedJob[]> {
    const concerned = [...new Set(messages.filter(mayTellOfResult).map(({ subjectId }) => subjectId))];
    if (!this.store.offered || this.codes.length === 0 || concerned.length === 0) return [];
    const dossiers = await tx.query<IssuedDossier>(sql`
      select d.id, d.procedure_id as "procedureId", d.result, encode(a.identity_index, 'base64') as owner
      from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id
      where d.id = any (${concerned}::uuid[]) and d.result is not null and d.completed_at is not null
        and d.secrecy = 'normal' and d.erased_at is null and a.kind = 'person' and a.identity_kind = 'citizen-id'
        and a.identity_index is not null`);
    await markCorrected(tx, concerned, this.clock.now());
    const wishes = await Promise.all(dossiers.map((dossier) => this.wishesOf(dossier)));
    if (wishes.flat().length > 0) await wishDeposits(tx, wishes.flat(), this.clock.now());
    return [];
  }

  private async wishesOf({
    id: dossierId,
    procedureId,
    owner,
    result,
  }: IssuedDossier): Promise<WishedDeposit[]> {
    const { definition } = await this.procedures.byId(procedureId);
    const found = depositable(result, definition, this.codes);
    return found.map((one) => ({ ...one, id: uuid(), dossierId, owner }));
  }
}

const mayTellOfResult = (message: StoredMessage): boolean =>
  message.name === FOUND_CLEAN || ['completed', 'returned'].includes(readDossierChanged(message).status);
