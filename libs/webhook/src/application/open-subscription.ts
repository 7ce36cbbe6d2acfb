import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { mayBeEndpoint } from '../domain/subscription.ts';
import type { EventType } from '../domain/told-event.ts';
import { webhookProblem } from '../domain/webhook.problems.ts';
import { subscriptionAudit } from './subscription-audit.ts';
import { newSecret, secretPlace } from './subscription-secrets.ts';

export interface SubscriptionWish {
  name: string;
  endpoint: string;
  events: readonly EventType[];
  /** Code; null = dossiers of all agencies. */
  agency: string | null;
  /** Name of the service account that may ask for events once more; null = none. */
  service: string | null;
}

/** Makes another system one that is told, of what happens from now on. */
@Injectable()
export class OpenSubscription {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @returns its secret, which is shown this once
   * @throws webhook.endpoint-refused, .agency-unknown, .service-unknown, .name-taken
   */
  async execute(wish: SubscriptionWish, administrator: Principal): Promise<{ id: string; secret: string }> {
    const { name, endpoint, events, agency, service } = wish;
    if (!mayBeEndpoint(endpoint, this.config.NODE_ENV)) throw webhookProblem('webhook.endpoint-refused');
    const [id, secret, now] = [uuid(), newSecret(), this.clock.now()];
    const sealed = await this.personal.seal(secret, secretPlace(id));
    const audit = { action: 'subscription-open', id, details: { ...wish } };
    const [found] = await this.database.query<{
      agencyKnown: boolean;
      serviceKnown: boolean;
      opened: boolean;
    }>(sql`
      with parts as (
        select (select id from organization.agency where code = ${agency}) as agency_id,
               exists (select from identity.service_account where name = ${service} and disabled_at is null) as served),
      opened as (
        insert into webhook.subscription
          (id, name, endpoint, events, agency_id, service, secret_sealed, touched_at, created_at)
        select ${id}, ${name}, ${endpoint}, ${[...events]}::text[], agency_id, ${service}, ${sealed},
               ${now}::timestamptz, ${now}::timestamptz
        from parts
        where (${agency}::text is null or agency_id is not null) and (${service}::text is null or served)
        on conflict (name) do nothing
        returning id),
      audited as (${subscriptionAudit(administrator, now, audit, sql`exists (select from opened)`)})
      select ${agency}::text is null or agency_id is not null as "agencyKnown",
             ${service}::text is null or served as "serviceKnown", exists (select from opened) as opened
      from parts`);
    if (!found?.agencyKnown) throw webhookProblem('webhook.agency-unknown', { code: agency ?? '' });
    if (!found.serviceKnown) throw webhookProblem('webhook.service-unknown', { name: service ?? '' });
    if (!found.opened) throw webhookProblem('webhook.name-taken', { name });
    return { id, secret };
  }
}
