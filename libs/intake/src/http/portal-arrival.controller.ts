import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { CallingReader, type Reader } from '#identity';
import { Endpoint, signedIn } from '#platform/http';
import { ArrivalDigests } from '../application/portal/arrival-digests.ts';
import { ReceiveArrival } from '../application/portal/receive-arrival.ts';
import { codeSaidIn } from '../domain/portal/arrival-fields.ts';

/** Of one dossier with its papers, which come as base64: about 48 MB of files. */
const ARRIVAL_BODY_LIMIT = 64 * 1024 * 1024;

const body = z.record(z.string(), z.unknown()).describe('a dossier in the fields of the portal’s protocol');

const answer = z.strictObject({
  error_code: z
    .union([z.literal(0), z.literal(1), z.literal(-1)])
    .describe('0 new, 1 had it before, -1 not taken'),
  message: z.string().describe('Vietnamese'),
});

const WORDS = {
  received: { error_code: 0, message: 'Đã nhận hồ sơ; hồ sơ đang chờ Bộ phận Một cửa tiếp nhận' },
  duplicate: { error_code: 1, message: 'Hồ sơ này đã nhận trước đó' },
} as const;

const ONLY_THE_PORTAL = 'Chỉ nhận hồ sơ từ tài khoản kết nối của Cổng Dịch vụ công quốc gia';

/** The door of the national portal: whatever becomes of a dossier, the answer is one of its protocol. */
@Controller('portal-arrivals')
export class PortalArrivalController {
  constructor(
    private readonly receive: ReceiveArrival,
    private readonly digests: ArrivalDigests,
  ) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary:
      'Hand in a dossier of the national portal; for the service account it comes in by, once by its MaHoSo',
    access: signedIn,
    scope: 'portal:hand-in',
    body,
    bodyLimit: ARRIVAL_BODY_LIMIT,
    answer,
    seesEverything: true,
  })
  async handIn(
    @CallingReader() by: Reader,
    @Body() sent: z.infer<typeof body>,
  ): Promise<z.infer<typeof answer>> {
    if (by.kind !== 'service') return { error_code: -1, message: ONLY_THE_PORTAL };
    const source = 'national-portal';
    const arrival = {
      source,
      body: sent,
      digest: this.digests.of(source, sent),
      code: codeSaidIn(sent),
    } as const;
    const outcome = await this.receive.execute({ ...arrival, sourceAgencyId: by.agencyId, by });
    if (outcome.kind === 'refused') return { error_code: -1, message: outcome.reason };
    return WORDS[outcome.kind];
  }
}
