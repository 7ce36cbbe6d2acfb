import { Client, DatabaseError, type QueryResult } from 'pg';
import { type Sight, sight } from './sight.ts';
import { statementLimit } from './statement-limit.ts';

/** Two settings that the policies of the tables read. Kept by the connection, so parsed and planned once. */
const SHOW = {
  name: 'sight',
  text: `select set_config('mot_cua.agencies', $1, false), set_config('mot_cua.officers', $2, false)`,
};

const UNSEEING = settingsOf({ agencies: [], officers: [] });

function settingsOf({ agencies, officers }: Sight): [agencies: string, officers: string] {
  const array = (ids: readonly number[]) => (ids.length === 0 ? '' : `{${ids.join(',')}}`);
  return [agencies === 'everything' ? '*' : array(agencies), array(officers)];
}

/** Milliseconds; without them what the login brings with it holds again. */
const limitOf = (milliseconds: number | undefined) =>
  milliseconds === undefined
    ? { text: 'reset statement_timeout' }
    : { text: `select set_config('statement_timeout', $1, false)`, values: [String(milliseconds)] };

type Send = (...sent: unknown[]) => Promise<QueryResult>;

/**
 * Connections on which every statement, however it is sent, is answered within the sight of who sends it, and within the limit it is
 * sent under. Where that is not what the connection was told last, the settings go out together with the statement: the driver is to be
 * told `pipeline`, and the server answers in order.
 * @param own sight of what is sent outside of a request
 */
export const clientsSeeing = (own: Sight): typeof Client =>
  class extends Client {
    private shown = UNSEEING.join();
    private limit: number | undefined;

    override query = ((...sent: unknown[]) => {
      const send: Send = (...statement) =>
        (super.query as Send)(...statement).catch((error: unknown) => this.hangUpAfter(error));
      const settings = this.settingsToTell();
      if (settings.length === 0) return send(...sent);
      if (this.getTransactionStatus() !== 'I') {
        // A rollback would take the settings back, unnoticed.
        return Promise.reject(new Error('a transaction keeps the sight it began with, and the limit'));
      }
      this.shown = settingsOf(sight.current() ?? own).join();
      this.limit = statementLimit.current();
      const told = settings.map((one) => this.tell(send, one));
      return Promise.all([send(...sent), ...told]).then(([answer]) => answer);
    }) as Client['query'];

    /** What the connection was not told yet of how the next statement is to be answered. */
    private settingsToTell(): object[] {
      const seen = settingsOf(sight.current() ?? own);
      const limit = statementLimit.current();
      return [
        ...(seen.join() === this.shown ? [] : [{ ...SHOW, values: seen }]),
        ...(limit === this.limit ? [] : [limitOf(limit)]),
      ];
    }

    /**
     * The server says that it ends the connection, then does so: in between the pool would lend it to the next.
     * @throws what failed
     */
    private hangUpAfter(error: unknown): never {
      if (error instanceof DatabaseError && error.severity === 'FATAL') void this.end();
      throw error;
    }

    /** A connection that could not be told is of no use: what it shows is not known. */
    private async tell(send: Send, setting: object): Promise<void> {
      try {
        await send(setting);
      } catch (error) {
        void this.end();
        throw error;
      }
    }
  };
