import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '#platform/config';

/** How a process ended: by itself with a code, or by a signal. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const LOG_CHARACTERS = 5_000_000;

/** An app as it runs in production: a process of its own, from `dist`, that can be killed. */
export class AppProcess {
  private readonly child: ChildProcess;
  private asked = false;
  private logged = '';
  readonly ended: Promise<Ending>;

  /** Over the channel it would notice the end of this process, and end too. */
  constructor(app: 'api' | 'worker', environment: Record<string, string | undefined>) {
    this.child = spawn(
      process.execPath,
      [...process.execArgv, projectPath('dist', 'apps', app, 'src', 'main.js')],
      {
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    for (const output of [this.child.stdout, this.child.stderr]) {
      output?.on('data', (text: Buffer) => {
        this.logged = `${this.logged}${text.toString()}`.slice(-LOG_CHARACTERS);
      });
    }
    this.ended = once(this.child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  /** The end of its log. */
  get log(): string {
    return this.logged;
  }

  /** It ended though nobody asked it to. */
  get hasFailed(): boolean {
    return !this.asked && (this.child.exitCode !== null || this.child.signalCode !== null);
  }

  /** Ends it as a power cut would. */
  kill(): Promise<Ending> {
    return this.end('SIGKILL');
  }

  /** Asks it to end in order. */
  stop(): Promise<Ending> {
    return this.end('SIGTERM');
  }

  private end(signal: NodeJS.Signals): Promise<Ending> {
    this.asked = true;
    this.child.kill(signal);
    return this.ended;
  }
}

export class WorkerProcess extends AppProcess {
  constructor(environment: Record<string, string | undefined>) {
    super('worker', environment);
  }
}
