import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { ledgerLineResponse, presentLines } from '#dossier';
import { Clock, rfc3339 } from '#platform/clock';
import { Endpoint, everyone } from '#platform/http';
import { channelSchema } from '#procedure';
import { PreviewDeadline } from '../application/preview-deadline.ts';

const instant = z.string().describe('RFC 3339, +07:00');

const body = z.strictObject({
  procedure: z.string().min(1).max(20),
  case: z.string().max(20).optional(),
  channel: channelSchema.default('direct'),
  area: z.string().max(40).optional(),
  /** Agency code of the one-stop desk. */
  desk: z.string().min(1).max(40),
  /** Absent = now. */
  receivedAt: z.iso
    .datetime({ offset: true })
    .refine(isInReach, {
      message: 'Thời điểm phải trong các năm 2019–2100 | Must lie in the years 2019 to 2100',
      params: { code: 'out_of_reach' },
    })
    .optional(),
});

const answer = z.strictObject({
  dueAt: instant,
  provisional: z.boolean(),
  lines: z.array(ledgerLineResponse),
  handOverBy: instant,
  acceptBy: instant.nullable(),
});

/** Office hours are known from 2018 on, and nobody hands in in the next century. */
function isInReach(receivedAt: string): boolean {
  const year = new Date(receivedAt).getUTCFullYear();
  return year >= 2019 && year <= 2100;
}

@Controller('deadline-previews')
export class DeadlinePreviewController {
  constructor(
    private readonly preview: PreviewDeadline,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary:
      'The appointment a dossier would get for this procedure, case, channel, area, desk and time of receipt',
    access: everyone('time limits are public (NĐ 61/2018 Đ.13); nothing is kept'),
    body,
    answer,
  })
  async show(@Body() { receivedAt, ...imagined }: z.infer<typeof body>): Promise<z.infer<typeof answer>> {
    const { deadline, lines, handOverBy, acceptBy } = await this.preview.execute({
      ...imagined,
      case: imagined.case,
      area: imagined.area,
      receivedAt: receivedAt === undefined ? this.clock.now() : new Date(receivedAt),
    });
    return {
      dueAt: rfc3339(deadline.dueAt),
      provisional: deadline.provisional,
      lines: presentLines(lines),
      handOverBy: rfc3339(handOverBy),
      acceptBy: rfc3339(acceptBy),
    };
  }
}
