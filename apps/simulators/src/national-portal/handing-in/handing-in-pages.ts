import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Html } from '../../pages/html.ts';
import { sendPage, table } from '../../pages/page.ts';
import { handingInFaults } from './handed-in.ts';
import type { Deliver, HandingIn } from './handing-in.ts';

const paging = z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(100) });

/** A birth registration at the desk of a commune of the seeded province, unless told otherwise. */
const order = z.object({
  /** Of a service account with the scope `portal:hand-in`. */
  key: z.string().min(1),
  count: z.coerce.number().int().min(1).max(10_000).default(1),
  fault: z.enum(handingInFaults).nullish(),
  procedure: z.string().default('1.001193'),
  case: z.string().default('1.001193.01'),
  agency: z.string().default('H99.41.01'),
  components: z.array(z.string()).default(['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389']),
});

/**
 * `GET /portal/handing-in` to look at; `GET /portal/handing-in/sendings?limit=`: every sending and what was answered, newest first;
 * `POST /portal/handing-in` (JSON) hands dossiers in and answers the last answer to each.
 * @param publicUrl where the province's system is
 */
export function handingInPages(
  app: FastifyInstance,
  { handingIn, publicUrl }: { handingIn: HandingIn; publicUrl: string },
): void {
  app.get('/portal/handing-in/sendings', (request) =>
    handingIn.sendings().slice(-paging.parse(request.query).limit).reverse(),
  );
  app.get('/portal/handing-in', (_request, reply) =>
    sendPage(reply, 'Hồ sơ nộp tại Cổng Dịch vụ công Quốc gia', listOf(handingIn)),
  );
  app.post('/portal/handing-in', async (request) => {
    const { key, count, fault = null, ...about } = order.parse(request.body);
    const deliver = deliverTo(`${publicUrl}/api/v1/portal-arrivals`, key);
    const answers = [];
    for (let number = 0; number < count; number += 1) {
      answers.push(await handingIn.send(handingIn.register(about), deliver, fault));
    }
    return answers;
  });
}

export const deliverTo =
  (url: string, key: string): Deliver =>
  async (dossier) => {
    const answered = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(dossier),
    });
    return { status: answered.status, body: await answered.json() };
  };

const listOf = (handingIn: HandingIn): Html =>
  table(
    ['Lúc', 'Mã hồ sơ', 'Chủ hồ sơ', 'Trên đường gửi', 'Trả lời'],
    handingIn
      .sendings()
      .slice(-200)
      .reverse()
      .map(({ at, code, applicant, fault, errorCode, message }) => [
        ...[at, code, applicant, fault === null ? '' : FAULT_WORDS[fault]],
        errorCode === null ? 'Không có trả lời' : `${errorCode}: ${message ?? ''}`,
      ]),
    'Chưa có hồ sơ nào.',
  );

const FAULT_WORDS = {
  'answer-lost': 'mất câu trả lời, sẽ gửi lại',
  'other-content': 'gửi lại cùng mã, khác nội dung',
  'broken-base64': 'tệp bị hỏng',
} as const;
