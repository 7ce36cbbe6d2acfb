import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { html } from '../pages/html.ts';
import { sendPage, table } from '../pages/page.ts';
import { Problem } from '../pages/problem.ts';
import type { HeldDossier } from './held-dossiers.ts';
import type { NationalPortal } from './national-portal.ts';

const paging = z.object({ limit: z.coerce.number().int().min(1).max(10_000).default(100) });

/** What the portal holds: `/portal` to look at; `/portal/dossiers[/:code]` and `/portal/requests?limit=` as JSON. */
export function portalPages(app: FastifyInstance, portal: NationalPortal): void {
  const latestDossiers = (limit: number) => portal.dossiers().slice(-limit).reverse();

  app.get('/portal/dossiers', (request) => latestDossiers(paging.parse(request.query).limit).map(summary));
  app.get<{ Params: { code: string } }>('/portal/dossiers/:code', ({ params }) => {
    const dossier = portal.dossier(params.code);
    if (!dossier) throw unknownDossier(params.code);
    return dossier;
  });
  app.get('/portal/requests', (request) =>
    portal.requests().slice(-paging.parse(request.query).limit).reverse(),
  );
  app.get('/portal', (_request, reply) =>
    sendPage(
      reply,
      'Cổng Dịch vụ công Quốc gia',
      html`<p>${portal.dossiers().length} hồ sơ, ${portal.requests().length} lượt gọi. Mới nhất ở trên.</p>
        ${table(
          ['Mã hồ sơ', 'Thủ tục', 'Chủ hồ sơ', 'Trạng thái', 'Tiến độ'],
          latestDossiers(200).map(tableRow),
          'Chưa có hồ sơ nào được đồng bộ.',
        )}`,
    ),
  );
}

const summary = ({ code, status, progress, firstStoredAt, lastStoredAt }: HeldDossier) => ({
  code,
  status,
  progressCount: progress.length,
  firstStoredAt,
  lastStoredAt,
});

const tableRow = ({ code, item, status, progress }: HeldDossier) => [
  html`<a href="/portal/dossiers/${encodeURIComponent(code)}">${code}</a>`,
  `${item.MaTTHC} ${item.TenTTHC ?? ''}`,
  item.ChuHoSo ?? '',
  statusNames[status] ?? status,
  html`<ol>
    ${progress.map(
      (row) =>
        html`<li>
          ${row.ThoiDiemXuLy} ${statusNames[row.TrangThai]}: ${row.NoiDungXuLy}
          ${row.outOfOrder ? '(đến muộn)' : ''} ${row.duplicate ? '(trùng)' : ''}
        </li>`,
    )}
  </ol>`,
];

const statusNames: Record<string, string> = {
  '1': 'Mới đăng ký',
  '2': 'Được tiếp nhận',
  '3': 'Không được tiếp nhận',
  '4': 'Đang xử lý',
  '5': 'Yêu cầu bổ sung giấy tờ',
  '6': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  '7': 'Công dân yêu cầu rút hồ sơ',
  '8': 'Dừng xử lý',
  '9': 'Đã xử lý xong',
  '10': 'Đã trả kết quả',
};

const unknownDossier = (code: string) =>
  new Problem(404, 'portal.dossier-unknown', {
    vi: `Cổng không có hồ sơ ${code}.`,
    en: `The portal holds no dossier ${code}.`,
  });
