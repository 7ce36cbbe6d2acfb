import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';

/** A key without its secret. */
export interface KeyLine {
  id: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
  replacedBy: string | null;
}

export interface ServiceAccountLine {
  name: string;
  agencyCode: string;
  agencyName: string;
  purpose: string;
  ownerName: string;
  createdAt: Date;
  disabledAt: Date | null;
  keys: KeyLine[];
}

/** Every service account with its keys, by name. There are as many as there are systems to integrate with: dozens. */
@Injectable()
export class ListServiceAccounts {
  constructor(private readonly database: Database) {}

  execute(): Promise<ServiceAccountLine[]> {
    return this.database.query<ServiceAccountLine>(sql`
      select s.name, a.code as "agencyCode", a.name as "agencyName", s.purpose, o.full_name as "ownerName",
             s.created_at as "createdAt", s.disabled_at as "disabledAt",
             coalesce((select jsonb_agg(jsonb_build_object(
                         'id', k.id, 'scopes', k.scopes, 'createdAt', k.created_at, 'expiresAt', k.expires_at,
                         'lastUsedAt', k.last_used_at, 'revokedAt', k.revoked_at, 'replacedBy', k.replaced_by)
                       order by k.created_at desc, k.id)
                       from identity.service_key k where k.service_account_id = s.id), '[]') as keys
      from identity.service_account s
      join organization.agency a on a.id = s.agency_id
      join organization.officer o on o.id = s.owner_officer_id
      order by s.name`);
  }
}
