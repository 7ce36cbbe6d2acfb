import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { channelSchema } from '#procedure';
import { PreviewFees } from '../application/queries/preview-fees.ts';
import { previewResponse } from './account.responses.ts';

const body = z.strictObject({
  procedure: z.string().min(1).max(20),
  case: z.string().max(20).optional(),
  channel: channelSchema.default('direct'),
  area: z.string().max(40).optional(),
});

@Controller('fee-previews')
export class FeePreviewController {
  constructor(private readonly preview: PreviewFees) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary: 'What a dossier would cost today for this procedure, case, channel and area',
    access: everyone('fees are public (Law 97/2015/QH13 Đ.5); nothing is kept'),
    body,
    answer: previewResponse,
  })
  async show(@Body() imagined: z.infer<typeof body>): Promise<z.infer<typeof previewResponse>> {
    const items = await this.preview.execute(imagined);
    const total = items.reduce<number | null>(
      (sum, { amount }) => (sum === null || amount === null ? null : sum + amount),
      0,
    );
    return { items, total };
  }
}
