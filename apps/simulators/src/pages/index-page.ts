import type { FastifyInstance } from 'fastify';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { FaultScript } from '../faults/fault-script.ts';
import { html } from './html.ts';
import { sendPage } from './page.ts';

/** `GET /`: where everything is; `GET /health`. */
export function indexRoutes(app: FastifyInstance, clock: SimulatedClock, faults: FaultScript): void {
  app.get('/health', () => ({ ok: true }));
  app.get('/', (_request, reply) =>
    sendPage(
      reply,
      'Thế giới bên ngoài (mô phỏng)',
      html`<p>Các hệ thống mà Một Cửa kết nối, mô phỏng để chạy thử và kiểm thử.</p>
        <ul>
          <li>
            <a href="/portal">Cổng Dịch vụ công Quốc gia</a>: hồ sơ và tiến độ đã đồng bộ;
            <a href="/portal/handing-in">hồ sơ nộp tại Cổng</a>
          </li>
          <li><a href="/sms/inbox">Tin nhắn SMS</a> người dân đã nhận</li>
          <li><a href="/vnpt-sms/inbox">Tin nhắn SMS qua VNPT</a></li>
          <li><a href="/smpp/inbox">Tin nhắn SMS qua SMPP</a></li>
          <li><a href="/zalo/inbox">Tin nhắn Zalo</a> người dân đã nhận</li>
          <li><a href="/mail/inbox">Thư điện tử</a> người dân đã nhận</li>
          <li><a href="/payments">Thanh toán trực tuyến</a>: các yêu cầu nộp phí, lệ phí</li>
          <li><a href="/shared-platform">Nền tảng chia sẻ dữ liệu</a>: các lượt tra cứu</li>
          <li><a href="/sign-on">Đăng nhập một lần</a> của cán bộ</li>
          <li><a href="/citizen-sign-on">Định danh điện tử</a> của người dân</li>
          <li><a href="/clock">Đồng hồ</a>: ${clock.now().toFormat("HH:mm:ss 'ngày' dd/MM/yyyy")}</li>
          <li><a href="/faults">Sự cố đang giả lập</a>: ${faults.list().length}</li>
        </ul>`,
    ),
  );
}
