import { v7 as uuid } from 'uuid';
import { type Database, sql } from '#platform/database';
import { testPersonalData } from '#testing';
import type { DeliveryState } from '../src/domain/delivery-state.ts';
import { recipientPlace } from '../src/persistence/recipient-place.ts';

export interface StoredDelivery {
  dossierId: string;
  channel?: 'sms' | 'email';
  state?: DeliveryState;
  at: Date;
}

export const SMS_CONTENT = { text: 'Xem ho so: http://localhost/?secret=**SECRET**', secretVersion: 1 };
export const EMAIL_CONTENT = {
  subject: 'Đã tiếp nhận hồ sơ',
  text: 'http://localhost/?secret=**SECRET**',
  html: '<a href="http://localhost/?secret=**SECRET**">Xem hồ sơ</a>',
  secretVersion: 1,
};

/** Puts a delivery into the database, created and last touched at an instant. @returns its id. */
export async function storeDelivery(database: Database, delivery: StoredDelivery): Promise<string> {
  const { dossierId, channel = 'sms', state = 'pending', at } = delivery;
  const id = uuid();
  const recipient = channel === 'sms' ? '0900000001' : 'nguoi.dan@example.com';
  const sealed = await testPersonalData(database).seal(recipient, recipientPlace(id));
  const content = channel === 'sms' ? SMS_CONTENT : EMAIL_CONTENT;
  await database.query(sql`
    insert into notification.delivery (id, dossier_id, intent, intent_key, channel, recipient_sealed, content, state,
      attempts, created_at, touched_at, correlation_id)
    values (${id}, ${dossierId}, 'received', ${`${dossierId}:${id}:received`}, ${channel}, ${sealed},
      ${JSON.stringify(content)}::jsonb, ${state}, ${state === 'pending' ? 0 : 1}, ${at}, ${at}, 'correlation-1')`);
  return id;
}

/** A delivery as it stands. */
export interface DeliveryRow {
  id: string;
  channel: 'sms' | 'email';
  intent: string;
  intentKey: string;
  recipient: string;
  content: { text: string };
  state: DeliveryState;
  reason: string | null;
  attempts: number;
  dueAt: Date | null;
  sweeps: number;
  sentAt: Date | null;
  gatewayId: string | null;
  lastError: string | null;
  correlationId: string;
}

export async function deliveriesOf(database: Database, dossierId: string): Promise<DeliveryRow[]> {
  const personal = testPersonalData(database);
  const rows = await database.query<Omit<DeliveryRow, 'recipient'> & { sealed: Buffer }>(sql`
    select id, channel, intent, intent_key as "intentKey", recipient_sealed as sealed, content, state, reason, attempts, sweeps,
           due_at as "dueAt",
           sent_at as "sentAt", gateway_id as "gatewayId", last_error as "lastError", correlation_id as "correlationId"
    from notification.delivery where dossier_id = ${dossierId} order by created_at, id`);
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => ({
      ...row,
      recipient: await personal.open(sealed, recipientPlace(row.id)),
    })),
  );
}

export async function deliveryOf(database: Database, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await database.query<{ dossierId: string }>(sql`
    select dossier_id as "dossierId" from notification.delivery where id = ${id}`);
  return row && (await deliveriesOf(database, row.dossierId)).find((delivery) => delivery.id === id);
}

/** A call as it stands. */
export interface AttemptRow {
  number: number;
  gateway: string;
  requestId: string;
  outcome: string | null;
  reason: string | null;
  gatewayId: string | null;
  segments: number | null;
  arrivedAt: Date | null;
}

export const attemptsOf = (database: Database, id: string): Promise<AttemptRow[]> =>
  database.query<AttemptRow>(sql`
    select number, gateway, request_id as "requestId", outcome, reason, gateway_id as "gatewayId", segments,
           arrived_at as "arrivedAt"
    from notification.attempt where delivery_id = ${id} order by number`);
