import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import smpp, { type Pdu, type PduFields, type Session } from 'smpp';

export interface SmppLinkOptions {
  /** smpp://host:port, or smpps:// */
  url: string;
  systemId: string;
  password: string;
  systemType: string;
  /** How long connecting and binding may take together. */
  timeoutSeconds: number;
  enquireSeconds: number;
  /** Pause after a lost connection and after the first failed attempt; doubles up to the longest. */
  retrySeconds: number;
  longestSeconds: number;
}

export interface SmppLinkEvents {
  /** A message from the gateway. When this fails the gateway is asked to bring it again. */
  heard(pdu: Pdu): Promise<void>;
  /** An attempt to connect failed. */
  failed(error: Error): void;
}

/** The gateway did not let us in; the status is that of its answer. */
export class BindRefused extends Error {
  constructor(readonly status: number) {
    super(`bind_transceiver is answered with ${status}`);
  }
}

/** There is no connection, and why; `code` is that of Node or OpenSSL. */
export class NotConnected extends Error {
  readonly code: string | undefined;

  constructor({ name, message, code }: NodeJS.ErrnoException) {
    super(name === 'TimeoutError' ? 'no answer in time' : message);
    // Ends of signals have numbers for codes.
    this.code = typeof code === 'string' ? code : undefined;
  }
}

/** A bound session, and the signal that tells of its end and why. */
interface Bound {
  session: Session;
  over: AbortSignal;
}

const { ESME_ROK = 0, ESME_RX_T_APPN = 0x64 } = smpp.errors;
const IPV6_BRACKETS = /^\[|\]$/g;
const GOODBYE_MS = 1_000;

/** One connection to a gateway over SMPP 3.4, bound as transceiver and kept until it is closed. */
export class SmppLink {
  private bound: Bound | undefined;
  private attempt: Promise<unknown> | undefined;
  private failure: BindRefused | NotConnected = new NotConnected(new Error('not connected'));
  private readonly closing = new AbortController();

  constructor(
    private readonly options: SmppLinkOptions,
    private readonly events: SmppLinkEvents,
  ) {}

  /** Connects and stays connected, since receipts come by themselves. Once started it goes on. */
  start(): void {
    if (!this.attempt) this.keep();
  }

  /**
   * Hands over a part of a message, over the session there is: a call does not open one, or a refused account would be
   * tried with every message.
   * @throws what ended it without an answer: {@link BindRefused}, an error of the connection, or the deadline's
   */
  async submit(fields: PduFields, deadline: AbortSignal): Promise<Pdu> {
    this.start();
    if (!this.bound) await unlessOver([deadline], (done) => void this.attempt?.then(done, done));
    if (!this.bound) throw this.failure;
    return this.ask(this.bound, 'submit_sm', fields, deadline);
  }

  async close(): Promise<void> {
    this.closing.abort();
    const { bound } = this;
    if (!bound) return;
    await this.ask(bound, 'unbind', {}, AbortSignal.timeout(GOODBYE_MS)).catch(() => undefined);
    bound.session.destroy();
  }

  private keep(): void {
    const { retrySeconds, longestSeconds } = this.options;
    void pRetry(() => this.open(), {
      retries: Number.POSITIVE_INFINITY,
      factor: 2,
      minTimeout: retrySeconds * 1000,
      maxTimeout: longestSeconds * 1000,
      randomize: true,
      unref: true,
      signal: this.closing.signal,
      onFailedAttempt: () => this.events.failed(this.failure),
    }).catch(() => undefined);
  }

  private open(): Promise<void> {
    const opening = this.bind();
    this.attempt = opening;
    return opening;
  }

  private async bind(): Promise<void> {
    const { url, systemId: system_id, password, systemType: system_type, timeoutSeconds } = this.options;
    const { hostname, port, protocol } = new URL(url);
    const tls = protocol === 'smpps:';
    const host = hostname.replace(IPV6_BRACKETS, '');
    const session = smpp.connect({ host, port: Number(port || (tls ? 3550 : 2775)), tls });
    const over = endOf(session);
    this.listen(session);
    const ends = [this.closing.signal, AbortSignal.timeout(timeoutSeconds * 1000)];
    try {
      const connected = tls ? 'secureConnect' : 'connect';
      await unlessOver([over, ...ends], (done) => session.once(connected, done));
      const bound = { session, over };
      const account = { system_id, password, system_type, interface_version: 0x34 };
      const { command_status } = await this.ask(bound, 'bind_transceiver', account, ...ends);
      if (command_status !== ESME_ROK) throw new BindRefused(command_status);
      this.take(bound);
    } catch (error) {
      session.destroy();
      this.failure = error instanceof BindRefused ? error : new NotConnected(error as Error);
      throw this.failure;
    }
  }

  /** From the beginning: what waits for us comes in one breath with the answer to the bind. */
  private listen(session: Session): void {
    session.on('deliver_sm', (pdu: Pdu) => void this.hear(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
  }

  private take(bound: Bound): void {
    const { session, over } = bound;
    this.bound = bound;
    const enquiry = this.options.enquireSeconds * 1000;
    const enquiring = setInterval(() => {
      this.ask(bound, 'enquire_link', {}, AbortSignal.timeout(enquiry)).catch(() => session.destroy());
    }, enquiry).unref();
    const lost = () => {
      clearInterval(enquiring);
      this.bound = undefined;
      this.failure = new NotConnected(over.reason as Error);
      session.destroy();
      const pause = { ref: false, signal: this.closing.signal };
      sleep(this.options.retrySeconds * 1000, undefined, pause).then(
        () => this.keep(),
        () => undefined,
      );
    };
    if (over.aborted) lost();
    else over.addEventListener('abort', lost, { once: true });
  }

  private async hear(session: Session, pdu: Pdu): Promise<void> {
    const command_status = await this.events.heard(pdu).then(
      () => ESME_ROK,
      () => ESME_RX_T_APPN,
    );
    session.send(pdu.response({ command_status }));
  }

  private ask(
    { session, over }: Bound,
    command: 'bind_transceiver' | 'submit_sm' | 'enquire_link' | 'unbind',
    fields: PduFields,
    ...ends: AbortSignal[]
  ): Promise<Pdu> {
    return unlessOver([over, ...ends], (done) => session[command](fields, done));
  }
}

/** Tells when a session is of no use any more. What cannot be read as SMPP ends it as well. */
function endOf(session: Session): AbortSignal {
  const over = new AbortController();
  // Every call under way watches for it.
  setMaxListeners(0, over.signal);
  session.on('error', (error: Error) => {
    over.abort(error);
    session.destroy();
  });
  session.on('close', () => over.abort(new Error('the connection is lost')));
  return over.signal;
}

/** Waits for what may never come, no longer than any of the signals allows. @throws the reason of the first */
function unlessOver<Answer>(
  ends: readonly AbortSignal[],
  wait: (done: (answer: Answer) => void) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    for (const end of ends) {
      const fail = () => {
        settled.abort();
        reject(end.reason as Error);
      };
      if (end.aborted) {
        fail();
        return;
      }
      end.addEventListener('abort', fail, { once: true, signal: settled.signal });
    }
    wait((answer) => {
      settled.abort();
      resolve(answer);
    });
  });
}
