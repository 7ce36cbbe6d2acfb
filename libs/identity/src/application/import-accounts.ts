import { Injectable } from '@nestjs/common';
import { hash } from '@node-rs/argon2';
import { DataSource } from 'typeorm';
import { AccountEntity } from '../persistence/account.entity.ts';

/** Gives officers an account. Accounts that exist keep their password. */
@Injectable()
export class ImportAccounts {
  constructor(private readonly source: DataSource) {}

  async execute(officerIds: ReadonlyMap<string, number>, password: string): Promise<void> {
    const passwordHash = await hash(password);
    const rows = [...officerIds].map(([username, officerId]) => ({ username, officerId, passwordHash }));
    await this.source.createQueryBuilder().insert().into(AccountEntity).values(rows).orIgnore().execute();
  }
}
