import { Webhook } from 'standardwebhooks';

/** A call as the receiver saw it. */
export interface ReceivedCall {
  path: string;
  headers: Record<string, string>;
  body: string;
  event: Record<string, unknown>;
}

/** A system of others that is told of changes. Nothing survives a restart. */
export class WebhookReceiver {
  private readonly received: ReceivedCall[] = [];

  /** In the order they came. */
  get calls(): readonly ReceivedCall[] {
    return this.received;
  }

  forget(): void {
    this.received.length = 0;
  }

  take(path: string, headers: Record<string, string>, body: string): void {
    this.received.push({ path, headers, body, event: JSON.parse(body) as Record<string, unknown> });
  }
}

/** Whether a call is signed with a secret, by the library a receiver would take; how old it is, is another matter. */
export function isSignedWith(secret: string, { headers, body }: ReceivedCall): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  const expected = new Webhook(secret).sign(headers['webhook-id'] ?? '', at, body);
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected);
}
