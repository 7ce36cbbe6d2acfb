import { Injectable } from '@nestjs/common';
import { keepArea } from '#dossier';
import type { Principal } from '#identity';
import type { Sql } from '#platform/database';
import { FEE_DUES, FEE_KINDS } from '#procedure';
import { text } from '#platform/fields';
import { z } from 'zod';
import { feeProblem } from '../domain/fee.problems.ts';
import { liveEntries } from '../domain/ledger.ts';
import { dong } from '../domain/money.ts';
import { planAssessment, planCharge } from '../domain/plan-entries.ts';
import { type AccountOutcome, Accounts, type AccountWish } from './accounts.ts';
import { Assessments } from './assessments.ts';

/** A charge by a notice or a decision, or of a fee whose amount the catalogue does not know. */
export const noticeSchema = z.strictObject({
  /** Of the catalogue, where it stands there; its code, or else its name. */
  item: text(500).optional(),
  name: text(500),
  kind: z.enum(FEE_KINDS),
  due: z.enum(FEE_DUES).default('on-notice'),
  amount: dong,
  /** The notice or decision it rests on. */
  ground: text(500),
});

export type Notice = z.infer<typeof noticeSchema>;

/** Charges a dossier: what the catalogue asks for, or what a notice says. */
@Injectable()
export class LayCharges {
  constructor(
    private readonly accounts: Accounts,
    private readonly assessments: Assessments,
  ) {}

  /**
   * What the catalogue asks for on the day of reception, as far as it is not charged yet.
   * @param area as the desk says; it is kept with the dossier
   * @throws fee.amount-unknown, fee.area-needed, fee.area-kept
   */
  fromCatalogue(
    officer: Principal,
    dossierId: string,
    area: string | undefined,
    recordAnswer: (outcome: AccountOutcome) => Sql,
  ): Promise<AccountOutcome> {
    const wish = wishTo('fee.assess', officer, dossierId);
    return this.accounts.change(wish, async (account) => {
      const fees = await this.assessments.of(account.tx, account.head, area);
      const planned = planAssessment(account.ledger, fees);
      if (area !== undefined) await account.tx.query(keepArea(dossierId, area));
      const writing = { charges: true, ...(area !== undefined && { details: { area } }) };
      return this.accounts.write(wish, account, planned, writing, recordAnswer);
    });
  }

  /** @throws fee.charged-already, fee.too-large */
  byNotice(
    officer: Principal,
    dossierId: string,
    { item, ...notice }: Notice,
    recordAnswer: (outcome: AccountOutcome) => Sql,
  ): Promise<AccountOutcome> {
    const wish = wishTo('fee.charge', officer, dossierId);
    return this.accounts.change(wish, async (account) => {
      const { ledger } = account;
      if (item !== undefined && liveEntries(ledger.entries).some((entry) => entry.item === item)) {
        throw feeProblem('fee.charged-already', { fee: notice.name });
      }
      const planned = planCharge(ledger, { ...notice, item: item ?? notice.name, code: null });
      return this.accounts.write(wish, account, [planned], {}, recordAnswer);
    });
  }
}

const wishTo = (action: string, officer: Principal, dossierId: string): AccountWish => ({
  ...{ officer, dossierId, action },
  verb: 'handle fees',
});
