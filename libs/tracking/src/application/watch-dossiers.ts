import { PassThrough, type Readable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database, EVERYTHING, sight } from '#platform/database';
import { Logger } from '#platform/logging';
import type { Language } from '#platform/problem';
import { progressOf } from '../domain/progress.ts';
import { comeBackAfter, HEART_BEAT, serverSentEvent } from '../domain/server-sent-event.ts';
import { trackingProblem } from '../domain/tracking.problems.ts';
import { type Standing, standingsOf } from '../persistence/standing.ts';

/** Who watches a dossier. */
export interface Watching {
  dossierId: string;
  network: string;
  language: Language;
  /** Last event they have seen, if they come back. */
  seen: string | undefined;
}

interface Watcher extends Watching {
  stream: PassThrough;
  /** Of the secret they have shown; unknown until the first round. */
  secretVersion: number | undefined;
  /** Rounds they are here. */
  rounds: number;
}

const ROUND_MS = 2_000;
/** Rounds between two signs of life. */
const BEAT = 10;
/** Rounds after which somebody is to come back: an hour. */
const LONGEST = 1_800;
const COME_BACK_MS = 5_000;
/** Bytes that wait for somebody who does not read. */
const MOST_UNREAD = 16 * 1024;
/** At a time, in this process; and from one network, where a household or an office may be behind. */
const MOST = 2_000;
const MOST_OF_NETWORK = 20;

/**
 * Tells those who watch dossiers of their changes. However many they are, a process asks the database once each round, by
 * primary keys, and not at all while nobody watches. They hold no connection to the database.
 */
@Injectable()
export class WatchDossiers implements BeforeApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  /** How many watch now. */
  get count(): number {
    return this.watchers.size;
  }

  /** @param watching somebody who has shown the secret @throws tracking.too-many-watching */
  async watch(watching: Watching): Promise<Readable> {
    this.admit(watching.network);
    const watcher: Watcher = {
      ...{ ...watching, stream: new PassThrough(), secretVersion: undefined, rounds: 0 },
    };
    this.watchers.add(watcher);
    watcher.stream.on('close', () => this.watchers.delete(watcher));
    watcher.stream.write(comeBackAfter(COME_BACK_MS));
    try {
      await this.tell([watcher]);
    } catch (error) {
      // Nobody gets the stream to close: it would hold a place for ever.
      watcher.stream.destroy();
      throw error;
    }
    this.schedule();
    return watcher.stream;
  }

  /** Looks once at all dossiers that are watched, and tells of those that have changed. */
  async round(): Promise<void> {
    try {
      await this.tell([...this.watchers]);
    } finally {
      this.beat();
    }
  }

  /** Also while the database is away, or whatever stands between cuts who hears nothing. */
  private beat(): void {
    for (const watcher of this.watchers) {
      watcher.rounds += 1;
      if (watcher.rounds % BEAT === 0) send(watcher, HEART_BEAT);
      if (watcher.rounds >= LONGEST) watcher.stream.end();
    }
  }

  /** Ends what would keep the server from closing. */
  beforeApplicationShutdown(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    for (const { stream } of this.watchers) stream.end();
  }

  private admit(network: string): void {
    const ofNetwork = [...this.watchers].filter((watcher) => watcher.network === network).length;
    if (!this.isClosed && this.watchers.size < MOST && ofNetwork < MOST_OF_NETWORK) return;
    throw trackingProblem('tracking.too-many-watching', {}, { retryAfterSeconds: 60 });
  }

  private schedule(): void {
    if (this.timer || this.isClosed || this.watchers.size === 0) return;
    this.timer = setTimeout(() => {
      void this.round()
        // The next round looks again; whoever watches sees nothing of it.
        .catch((error: unknown) => this.logger.warn('watched dossiers were not looked at', { err: error }))
        .finally(() => {
          this.timer = undefined;
          this.schedule();
        });
    }, ROUND_MS);
    this.timer.unref();
  }

  private async tell(watchers: readonly Watcher[]): Promise<void> {
    if (watchers.length === 0) return;
    const ids = [...new Set(watchers.map(({ dossierId }) => dossierId))];
    // Nobody's request, or that of one of them: each has shown the secret of what they watch.
    const standings = await sight.of(EVERYTHING, () => standingsOf(this.database, ids));
    const byId = new Map(standings.map((standing) => [standing.id, standing]));
    for (const watcher of watchers) tellOne(watcher, byId.get(watcher.dossierId));
  }
}

function tellOne(watcher: Watcher, standing: Standing | undefined): void {
  watcher.secretVersion ??= standing?.secretVersion;
  // What they have shown opens nothing any more.
  if (!standing || standing.secretVersion !== watcher.secretVersion) return void watcher.stream.end();
  if (standing.mark === watcher.seen) return;
  watcher.seen = standing.mark;
  send(watcher, serverSentEvent(standing.mark, 'changed', progressOf(standing.status, watcher.language)));
}

/** Who does not read is not waited for. */
function send({ stream }: Watcher, text: string): void {
  if (stream.writableEnded || stream.destroyed) return;
  if (stream.readableLength + stream.writableLength > MOST_UNREAD) stream.destroy();
  else stream.write(text);
}
