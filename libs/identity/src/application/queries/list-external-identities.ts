import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';

export interface ExternalIdentityLine {
  id: number;
  issuer: string;
  subject: string;
  linkedAt: Date;
}

/** Which persons of which providers may sign on as an officer: at most one of each provider. */
@Injectable()
export class ListExternalIdentities {
  constructor(private readonly database: Database) {}

  execute(username: string): Promise<ExternalIdentityLine[]> {
    return this.database.query<ExternalIdentityLine>(sql`
      select e.id, e.issuer, e.subject, e.linked_at as "linkedAt"
      from identity.external_identity e join identity.account a on a.id = e.account_id
      where a.username = ${username} order by e.issuer`);
  }
}
