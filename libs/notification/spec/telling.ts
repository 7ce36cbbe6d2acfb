import { v7 as uuid } from 'uuid';
import { type Database, sql } from '#platform/database';
import type { QueuedJob } from '#platform/queue';
import type { Composed } from '../src/application/compose-messages.ts';
import type { WriteMessages } from '../src/application/write-messages.ts';
import type { ToldIntent } from '../src/domain/intent.ts';
import type { Channel } from '../src/domain/message.ts';
import type { Reason } from '../src/domain/reason.ts';

/** What is told, to whom, over what, and over what it is held back. */
export interface Wish {
  text?: string;
  held?: Partial<Record<Channel, Reason>>;
  channels?: readonly Channel[];
  intent?: ToldIntent;
  /** Instead of the usual number and address. */
  to?: string;
}

/** Writes the messages of an occasion that just came about. @returns their jobs */
export async function tell(
  database: Database,
  writer: WriteMessages,
  at: Date,
  { dossierId, ...wish }: Wish & { dossierId: string },
): Promise<QueuedJob[]> {
  const { text = `Tin ${uuid()}`, held = {}, channels = ['sms', 'email'], intent = 'received', to } = wish;
  const [known] = await database.query<{ agencyId: number; templateId: number }>(sql`
    select (select id from organization.agency where code = 'H99.41.01') as "agencyId",
           (select min(id) from notification.template) as "templateId"`);
  const { agencyId, templateId } = known!;
  const content = { text, secretVersion: 1 };
  const letter = { ...content, subject: text, html: text };
  const messages: Composed[] = [
    { channel: 'sms', recipient: to ?? '0900000001', content, templateId, held: held.sms ?? null },
    {
      ...{ channel: 'email', recipient: to ?? 'nguoi.dan@example.com', content: letter },
      ...{ templateId, held: held.email ?? null },
    },
  ];
  const occasion = {
    ...{ dossierId, submissionId: null, intent, key: `${dossierId}:${uuid()}:${intent}`, agencyId },
    ...{ happenedAt: at, at, correlationId: 'correlation-1' },
  };
  return database.transaction((tx) =>
    writer.execute(
      tx,
      occasion,
      messages.filter(({ channel }) => channels.includes(channel)),
    ),
  );
}
