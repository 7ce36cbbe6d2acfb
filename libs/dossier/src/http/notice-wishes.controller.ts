import { Body, Controller, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { ChangeNoticeWishes } from '../application/change-notice-wishes.ts';
import { type NoticeWishes, noticeWishesSchema } from '../domain/notice-wishes.ts';

const params = z.strictObject({ id: z.uuid() });

@Controller('dossiers/:id/notice-wishes')
export class NoticeWishesController {
  constructor(private readonly wishes: ChangeNoticeWishes) {}

  @Put()
  @Endpoint({
    summary:
      'Over what, and in which language, the applicant wants to be told from now on; one channel that reaches them is left',
    access: may('choose notices', 'Dossier'),
    params,
    body: noticeWishesSchema,
    answer: noticeWishesSchema,
  })
  change(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() body: NoticeWishes,
  ): Promise<NoticeWishes> {
    return this.wishes.byOfficer(officer, id, body);
  }
}
