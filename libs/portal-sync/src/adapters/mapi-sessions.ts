import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import type { Unavailable } from '../application/national-portal.ts';
import { MapiTransport } from './mapi-transport.ts';

export type LogIn = { kind: 'open'; session: string } | Unavailable;

/** The process's one session at the portal. Whoever needs it while a log-in runs waits for that one. */
@Injectable()
export class MapiSessions {
  private current: Promise<LogIn> | undefined;

  constructor(
    private readonly transport: MapiTransport,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A log-in begun by an earlier caller ends by that one's deadline, so never after this one's. */
  async open(deadline: AbortSignal): Promise<LogIn> {
    const current = (this.current ??= this.logIn(deadline));
    const outcome = await current;
    if (outcome.kind !== 'open' && this.current === current) this.current = undefined;
    return outcome;
  }

  /** Forgets a session the portal no longer knows, unless it was replaced meanwhile. */
  async forget(session: string): Promise<void> {
    const present = this.current;
    const held = await present;
    if (held?.kind === 'open' && held.session === session && this.current === present) {
      this.current = undefined;
    }
  }

  /** Nothing of a dossier is sent here, so whatever goes wrong may simply be tried again. */
  private async logIn(deadline: AbortSignal): Promise<LogIn> {
    const { PORTAL_USERNAME: username, PORTAL_PASSWORD: password } = this.config;
    const sent = await this.transport.post('login', { username, password }, deadline);
    if (sent.kind === 'unavailable') return sent;
    if (sent.kind === 'uncertain') return { kind: 'unavailable', reason: sent.reason };
    if (sent.kind === 'rejected') return refused(sent.message);
    const { accepted, session, message } = sent.answer;
    return accepted && session ? { kind: 'open', session } : refused(message);
  }
}

const refused = (message: string): Unavailable => ({
  kind: 'unavailable',
  reason: `Cổng từ chối đăng nhập: ${message}`,
});
