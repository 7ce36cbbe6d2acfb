import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { text } from '#platform/fields';
import { Endpoint } from '#platform/http';
import { HoldDossier } from '../application/acts/hold-dossier.ts';

const params = z.strictObject({ id: z.uuid() });
const body = z.strictObject({ reason: text(500) });

@Controller('dossiers/:id/retention-holds')
export class RetentionHoldController {
  constructor(private readonly hold: HoldDossier) {}

  @Post()
  @HttpCode(204)
  @Endpoint({
    summary:
      'Keep the personal data of a dossier whatever the retention rules say: complaint, lawsuit, inspection',
    access: may('hold', 'Dossier'),
    params,
    body,
    status: 204,
  })
  async place(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { reason }: z.infer<typeof body>,
  ): Promise<void> {
    await this.hold.place(officer, id, reason);
  }

  @Post('end')
  @HttpCode(204)
  @Endpoint({
    summary: 'Let the retention rules apply to a dossier again',
    access: may('hold', 'Dossier'),
    params,
    body,
    status: 204,
  })
  async end(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof params>,
    @Body() { reason }: z.infer<typeof body>,
  ): Promise<void> {
    await this.hold.end(officer, id, reason);
  }
}
