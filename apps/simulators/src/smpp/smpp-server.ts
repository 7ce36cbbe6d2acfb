import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';
import { demoAccounts } from '../demo-accounts.ts';
import type { FaultScript } from '../faults/fault-script.ts';
import { noAnswer, perform } from '../faults/perform.ts';
import type { MessageCenter } from './message-center.ts';
import type { ReceiptState } from './smpp-entry.ts';
import { submissionExchange } from './submission-exchange.ts';

export interface SmppServerOptions {
  center: MessageCenter;
  faults: FaultScript;
  /** How long after a message its receipt comes by itself, by the simulated clock; only when told to if absent. */
  receiptSeconds?: number | undefined;
}

const { ESME_ROK = 0, ESME_RINVPASWD = 0x0e, ESME_RINVSYSID = 0x0f } = smpp.errors;
/** How often it looks which receipts are due. */
const ROUND_MS = 200;
/** A receipt of the network, SMPP 3.4 §5.2.12. */
const RECEIPT = 0x04;

/** The line a message centre is reached over: SMPP 3.4 without TLS. */
export class SmppServer {
  private readonly server: Server;
  private readonly sessions = new Set<Session>();
  private readonly bound = new Set<Session>();
  private readonly underWay = new Set<string>();
  private readonly rounds: NodeJS.Timeout;

  constructor(private readonly options: SmppServerOptions) {
    this.server = smpp.createServer((session) => this.meet(session));
    this.rounds = setInterval(() => this.tellDue(), ROUND_MS).unref();
  }

  /** @param port 0 = any free one. @throws when it is taken. */
  async listen(port: number, host: string): Promise<void> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** How many clients are bound. */
  get clients(): number {
    return this.bound.size;
  }

  /** Sends a receipt, of a message it knows or of any other. @returns the client's command_status; nothing when no client is bound */
  tell(messageId: string, state: ReceiptState = 'DELIVRD'): Promise<number | undefined> {
    const [session] = this.bound;
    if (!session) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      session.once('close', () => resolve(undefined));
      const fields = { esm_class: RECEIPT, short_message: this.options.center.receiptText(messageId, state) };
      session.deliver_sm(fields, ({ command_status }) => {
        if (command_status === ESME_ROK) this.options.center.told(messageId, state);
        resolve(command_status);
      });
    });
  }

  async close(): Promise<void> {
    clearInterval(this.rounds);
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const session of this.sessions) session.destroy();
    await closed;
  }

  private meet(session: Session): void {
    const { faults } = this.options;
    session.setMaxListeners(0);
    session.socket.setMaxListeners(0);
    this.sessions.add(session);
    session.on('error', () => session.destroy());
    session.on('close', () => {
      this.sessions.delete(session);
      this.bound.delete(session);
    });
    if (faults.isDown('smpp')) {
      session.destroy();
      return;
    }
    session.on('pdu', () => faults.isDown('smpp') && session.destroy());
    session.on('bind_transceiver', (pdu: Pdu) => this.bind(session, pdu));
    session.on('submit_sm', (pdu: Pdu) => void this.take(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
  }

  private bind(session: Session, pdu: Pdu): void {
    const { systemId, password } = demoAccounts.smpp;
    const command_status =
      pdu['system_id'] !== systemId
        ? ESME_RINVSYSID
        : pdu['password'] !== password
          ? ESME_RINVPASWD
          : ESME_ROK;
    session.send(pdu.response({ command_status, system_id: 'SMSC' }));
    if (command_status === ESME_ROK) this.bound.add(session);
    else session.close();
  }

  private async take(session: Session, pdu: Pdu): Promise<void> {
    const { center, faults } = this.options;
    if (!this.bound.has(session)) {
      session.destroy();
      return;
    }
    const fault = faults.take({ target: 'smpp', service: 'submit_sm' });
    const answer = await perform(
      fault,
      submissionExchange(center, pdu, fault?.settings.kind ?? null, session),
    );
    if (answer === noAnswer) session.destroy();
    else if (typeof answer === 'string') session.socket.end(answer);
    else session.send(answer);
  }

  private tellDue(): void {
    const { center, receiptSeconds } = this.options;
    if (receiptSeconds === undefined || this.bound.size === 0) return;
    for (const { messageId } of center.due(receiptSeconds)) {
      if (this.underWay.has(messageId)) continue;
      this.underWay.add(messageId);
      void this.tell(messageId).finally(() => this.underWay.delete(messageId));
    }
  }
}
