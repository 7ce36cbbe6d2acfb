import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountEntity } from '../persistence/account.entity.ts';
import { hashPassword } from './password-hash.ts';

/**
 * Gives the officers of a made-up province accounts with one published password; no real province starts so. Accounts
 * that exist keep their password.
 */
@Injectable()
export class ImportAccounts {
  constructor(private readonly source: DataSource) {}

  async execute(officerIds: ReadonlyMap<string, number>, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    const rows = [...officerIds].map(([username, officerId]) => ({ username, officerId, passwordHash }));
    await this.source.createQueryBuilder().insert().into(AccountEntity).values(rows).orIgnore().execute();
  }
}
