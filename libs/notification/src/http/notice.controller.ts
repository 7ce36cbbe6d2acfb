import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { ListNotices, type OfficerNotice } from '../application/officers/list-notices.ts';
import { ChooseDigest } from '../application/officers/choose-digest.ts';
import { MarkNoticesRead } from '../application/officers/mark-notices-read.ts';
import { NOTICE_KINDS, NOTICE_WORDS } from '../domain/officer-notice.ts';

const query = z.strictObject(pageQuery);
const instant = z.string().describe('RFC 3339, +07:00');

const noticeList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum(NOTICE_KINDS),
      what: z.strictObject({ vi: z.string(), en: z.string() }),
      at: instant,
      read: z.boolean(),
      dossier: z.strictObject({ id: z.uuid(), code: z.string(), procedure: z.string() }),
      task: z
        .strictObject({ id: z.string(), step: z.string(), dueAt: instant.nullable() })
        .nullable()
        .describe('the step it is about'),
      share: z.int().nullable().describe('percent of the time limit that is used up, where it is about that'),
      opinion: z.uuid().nullable().describe('the opinion it is about'),
      delivery: z.uuid().nullable().describe('the message it is about'),
    }),
  ),
  next: z.string().nullable().describe('cursor of the next page'),
  unread: z.strictObject({ count: z.int(), more: z.boolean().describe('there are more than that') }),
});

const body = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }),
  z.strictObject({ upTo: z.uuid().describe('this one and all before it') }),
]);

const digestWish = z.strictObject({
  wanted: z.boolean().describe('a mail each working morning, when something awaits me'),
});

const access = may('read', 'Dossier');

/** What an officer should know of: a notice goes by itself when what it is about is done. */
@Controller('me')
export class NoticeController {
  constructor(
    private readonly listing: ListNotices,
    private readonly reading: MarkNoticesRead,
    private readonly digest: ChooseDigest,
  ) {}

  @Get('notices')
  @Endpoint({
    summary: 'What I should know of and still matters, unread first, the latest first; how much is unread',
    access,
    query,
    answer: noticeList,
  })
  async list(
    @Caller() officer: Principal,
    @Query() page: z.infer<typeof query>,
  ): Promise<z.infer<typeof noticeList>> {
    const { items, next } = await this.listing.execute(officer, page);
    const { count, isMore } = await this.listing.unread(officer);
    return { items: items.map(present), next, unread: { count, more: isMore } };
  }

  @Post('notices/read')
  @HttpCode(204)
  @Endpoint({
    summary: 'Mark some of my notices as read, or one and all before it',
    access,
    body,
    status: 204,
  })
  async read(@Caller() officer: Principal, @Body() which: z.infer<typeof body>): Promise<void> {
    await this.reading.execute(officer, which);
  }

  @Get('digest')
  @Endpoint({ summary: 'Whether I want the mail of the day', access, answer: digestWish })
  async digestWish(@Caller() officer: Principal): Promise<z.infer<typeof digestWish>> {
    return { wanted: await this.digest.current(officer) };
  }

  @Put('digest')
  @HttpCode(204)
  @Endpoint({ summary: 'Say whether I want the mail of the day', access, body: digestWish, status: 204 })
  async chooseDigest(
    @Caller() officer: Principal,
    @Body() { wanted }: z.infer<typeof digestWish>,
  ): Promise<void> {
    await this.digest.execute(officer, wanted);
  }
}

const present = ({
  at,
  isRead,
  task,
  ...notice
}: OfficerNotice): z.infer<typeof noticeList>['items'][number] => ({
  ...notice,
  what: NOTICE_WORDS[notice.kind],
  at: rfc3339(at),
  read: isRead,
  task: task && { ...task, dueAt: rfc3339(task.dueAt) },
});
