import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '#platform/config';

/** A program of this folder in a process of its own, that answers each message with one. */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /** @param program path below `test/benchmarks` */
  static start(program: string): Child {
    return new Child(fork(projectPath('test', 'benchmarks', program), { execArgv: [], cwd: projectPath() }));
  }

  /** Says something that is not answered. */
  tell(message: object): void {
    this.process.send(message);
  }

  /** @throws when the program ends instead of answering. */
  async ask<Answer>(message: object): Promise<Answer> {
    this.process.send(message);
    const abort = new AbortController();
    try {
      return await Promise.race([
        once(this.process, 'message', abort).then(([answer]) => answer as Answer),
        once(this.process, 'exit', abort).then(() => {
          throw new Error(`${this.process.spawnargs.at(-1) ?? 'the program'} ended: its message is above`);
        }),
      ]);
    } finally {
      abort.abort();
    }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill('SIGKILL');
    await once(this.process, 'exit');
  }
}
