/**
 * The product's worker, compiled as it is shipped, that carries out changes of the calendar when told to. Takes its
 * environment from its parent and says when it is ready; then answers each `{ act, dayOff, promises }`.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { PreviewRescheduling, RescheduleDossiers } from '#dossier';
import { loadConfig } from '#platform/config';
import { Database } from '#platform/database';
import { amendBook, CalendarBook, Calendars, EnterCalendarRevision } from '#working-calendar';
import { WorkerModule } from '../../../dist/apps/worker/src/worker.module.js';

const AT = new Date('2026-03-04T08:00:00+07:00');
const GROUND = 'Thông báo nghỉ do bão';
const ACTOR = {
  officer: { officerId: 1, username: 'quantri.tinh', fullName: 'Nguyễn Văn Mẫu' },
  post: { agencyId: 1, title: 'Quản trị hệ thống' },
  agencyName: 'Văn phòng tỉnh',
};

process.once('message', async (environment) => {
  const worker = await NestFactory.createApplicationContext(WorkerModule.of(loadConfig(environment)), {
    logger: ['error'],
  });
  const part = (type) => worker.get(type, { strict: false });
  const acts = actsOf(part);
  process.on('message', async ({ act, ...order }) => process.send(await acts[act](order)));
  process.send('ready');
});
process.once('disconnect', () => process.exit(0));

/** What the worker can be told to do; `dayOff` is a date, none for the calendar as it is. */
function actsOf(part) {
  let statements;
  const bookWith = async (dayOff) => {
    const current = await part(Calendars).current();
    if (dayOff === undefined) return current;
    const amendment = { kind: 'day-off', date: dayOff, name: 'Nghỉ do bão' };
    return new CalendarBook(amendBook(current.definition, [amendment]), current.revision + 1);
  };
  return {
    /** Looks what the day off would do. */
    async preview({ dayOff }) {
      const book = await bookWith(dayOff);
      const { result, seconds } = await timed(() => part(PreviewRescheduling).execute(book));
      return { seconds, looked: result.looked, moved: result.moves.map(({ id }) => id) };
    },
    /** Sends what a preview sends, and makes nothing of the answers. */
    async reads({ dayOff }) {
      const book = await bookWith(dayOff);
      statements ??= await sentDuring(() => part(PreviewRescheduling).execute(book));
      const { source } = part(Database);
      const { seconds } = await timed(async () => {
        for (const { text, values } of statements) await source.query(text, values);
      });
      return { seconds };
    },
    /** Enters the day off and carries it out on every running dossier. */
    async apply({ dayOff, promises }) {
      const book = await bookWith(dayOff);
      const { definition, revision } = book;
      const entry = {
        basedOn: revision - 1,
        definition,
        enteredAt: AT,
        enteredBy: 'quantri.tinh',
        ground: GROUND,
      };
      await part(Database).transaction((tx) => part(EnterCalendarRevision).execute(tx, entry));
      const order = { book, promises, actor: ACTOR, ground: GROUND, at: AT };
      const { result: looked, seconds } = await timed(() => batchByBatch(part(RescheduleDossiers), order));
      return { seconds, looked, revision };
    },
  };
}

async function batchByBatch(rescheduling, order) {
  let looked = 0;
  for (let after = null; ;) {
    const batch = await rescheduling.batch(order, after, () => Promise.resolve());
    looked += batch.looked;
    if (batch.reached === null) return looked;
    after = batch.reached;
  }
}

async function timed(work) {
  const begin = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - begin) / 1000 };
}

/** The reads of running dossiers that go to PostgreSQL while the work runs. */
async function sentDuring(work) {
  const statements = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (text, values, ...rest) {
    const isRead = typeof text === 'string' && text.includes('from dossier.dossier d');
    if (isRead) statements.push({ text, values });
    return query.call(this, text, values, ...rest);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements;
}
