import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import { Database, sql } from '#platform/database';
import type { CountedComponent } from '../../domain/intake-request.ts';
import { changeSubmission } from '../../persistence/submissions.ts';
import { decided, SubmissionContents } from './submission-contents.ts';
import { SubmissionScope } from './submission-scope.ts';
import { auditOf } from './submission-trace.ts';
import { TellTurn } from './tell-turn.ts';
import { turnOf } from './submission-turn.ts';
import { SupplementTimes } from './supplement-times.ts';

/** Takes the supplement that was asked for; the desk's eight hours begin anew. */
@Injectable()
export class ReceiveSupplement {
  constructor(
    private readonly database: Database,
    private readonly scope: SubmissionScope,
    private readonly contents: SubmissionContents,
    private readonly times: SupplementTimes,
    private readonly tell: TellTurn,
  ) {}

  /**
   * @param components the papers as they are now, all of them. @returns by when the desk decides
   * @throws intake.submission-unknown, .submission-decided, .component-unknown
   */
  async execute(reader: Reader, id: string, components: readonly CountedComponent[]): Promise<Date> {
    const submission = await this.scope.find(reader, id);
    if (submission.state !== 'supplement-asked') throw decided(submission.state);
    const content = { ...(await this.contents.open(submission)), components: [...components] };
    const { at, acceptBy } = await this.times.of(submission.deskAgencyId, content);
    const sealed = await this.contents.seal(id, content);
    const told = { ...submission, version: submission.version + 1 };
    const changed = await this.database.transaction(async (tx) => {
      const done = await changeSubmission(tx, {
        ...{ id, from: ['supplement-asked'] },
        sets: sql`state = 'pending', content_sealed = ${sealed}, accept_by = ${acceptBy}::timestamptz,
                  supplemented_at = ${at}::timestamptz`,
        audit: auditOf('receive-supplement', id, at, reader),
      });
      const turn = turnOf('supplement-received', told, content, { at, answerBy: acceptBy });
      if (done) await this.tell.execute(turn, submission, tx);
      return done;
    });
    if (!changed) throw decided((await this.scope.find(reader, id)).state);
    return acceptBy;
  }
}
