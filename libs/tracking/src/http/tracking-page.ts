import type { LedgerLine } from '#deadline';
import { readableTime } from '#platform/clock';
import { NOTICE_LANGUAGES, type NoticeChannel } from '#dossier';
import { html, type Html, safeHtml } from '#platform/http';
import type { Track } from './track.response.ts';

type Details = NonNullable<Track['details']>;

const STYLE = html`<style>
  body {
    font:
      1.05rem/1.5 system-ui,
      sans-serif;
    max-width: 40rem;
    margin: 1.5rem auto;
    padding: 0 1rem;
  }
  h1 {
    font-size: 1.2rem;
  }
  progress {
    width: 100%;
    height: 1rem;
  }
  .news {
    font-size: 1.3rem;
    font-weight: 600;
  }
  .asked {
    border-left: 0.3rem solid #b45309;
    padding-left: 0.8rem;
  }
  li {
    margin-bottom: 0.4rem;
  }
</style>`;

/**
 * What a citizen sees who opens the link of the receipt or of a message, on any phone.
 * @param lines why the due time is what it is; none for strangers
 * @param offered what people can be told over here
 */
export const trackingPage = (
  { code, progress, details }: Track,
  lines: readonly LedgerLine[],
  offered: readonly NoticeChannel[],
): string =>
  html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Hồ sơ ${code}</title>
        ${STYLE}
      </head>
      <body>
        <h1>Hồ sơ ${code}</h1>
        <p class="news">${progress.text}</p>
        <progress max="${progress.stages}" value="${progress.stage}">
          ${progress.stage}/${progress.stages}
        </progress>
        ${details ? detailsPart(details, lines) : strangersPart}
        ${details ? wishesPart(details.notices, offered) : ''}
      </body>
    </html>`.toString();

const strangersPart = html`<p>
  Muốn xem chi tiết, hãy quét mã QR trên giấy tiếp nhận hoặc nhập mã bí mật in trên đó.
</p>`;

const detailsPart = (details: Details, lines: readonly LedgerLine[]): Html =>
  html`<p>${details.procedure}</p>
    <p>Tiếp nhận: ${time(details.receivedAt)}, tại ${details.receivingAgency} (ĐT ${details.phone})</p>
    ${details.dueAt ? html`<p>${dueOf(details)}: <strong>${time(details.dueAt)}</strong>${details.dueProvisional ? ' (tạm tính, chờ lịch nghỉ năm sau)' : ''}</p>` : ''}
    ${lines.length > 0 ? ledgerPart(lines) : ''} ${details.asked ? askedPart(details.asked) : ''}
    ${details.now.map(({ agency, step }) => html`<p>Hiện ở: ${agency} – ${step}</p>`)}
    <h2>Quá trình giải quyết</h2>
    <ol>
      ${details.timeline.map(({ at, what, agency }) => html`<li>${time(at)}: ${what} (${agency})</li>`)}
    </ol>
    ${details.told.length > 0 ? toldPart(details.told) : ''}`;

const CHANNELS = { sms: 'tin nhắn', email: 'thư điện tử', zalo: 'Zalo' } as const;
const ARRIVALS: Record<Details['told'][number]['state'], string> = {
  waiting: 'đang gửi',
  sent: 'đã gửi',
  arrived: 'đã đến',
  'not-arrived': 'chưa đến được, xin liên hệ nơi tiếp nhận để kiểm tra số điện thoại hoặc hộp thư',
  'not-sent': 'không gửi',
};

/** What the applicant was told, so that who got nothing knows that something was sent, and whereto. */
const toldPart = (told: Details['told']): Html =>
  html`<h2>Thông báo đã gửi cho bạn</h2>
    <ol>
      ${told.map(({ at, what, channel, recipient, state, reason }) => html`<li>${time(at)}: ${what} – ${CHANNELS[channel]} ${recipient ?? ''}, ${ARRIVALS[state]}${reason ? ` (${reason.vi})` : ''}</li>`)}
    </ol>`;

/** How they want to be told; without any script, and sent to the address the page has: nothing of the secret stands in it. */
const wishesPart = ({ channels, language }: Details['notices'], offered: readonly NoticeChannel[]): Html => {
  const box = (type: string, name: string, value: string, isSet: boolean, said: string): Html =>
    html`<label
      ><input type="${type}" name="${name}" value="${value}" ${isSet ? safeHtml('checked') : ''} />
      ${said}</label
    >`;
  return html`<h2>Nhận thông báo</h2>
    <form method="post">
      <p>
        Qua:
        ${offered.map((channel) => box('checkbox', 'channels', channel, channels.includes(channel), CHANNELS[channel]))}
      </p>
      <p>
        Bằng:
        ${NOTICE_LANGUAGES.map((one) => box('radio', 'language', one, language === one, LANGUAGES[one]))}
      </p>
      <button>Lưu</button>
    </form>`;
};

const LANGUAGES = { vi: 'tiếng Việt', en: 'tiếng Anh (English)' } as const;

/** What the appointment is for: before its last phase begins, a dossier has no result to be promised. */
const dueOf = ({ phase }: Details): string =>
  phase && phase.number < phase.of ? `Hẹn xong giai đoạn ${phase.number}/${phase.of}` : 'Hẹn trả kết quả';

const ledgerPart = (lines: readonly LedgerLine[]): Html =>
  html`<details>
    <summary>Vì sao có ngày hẹn này?</summary>
    <ol>
      ${lines.map(({ vi }) => html`<li>${vi}</li>`)}
    </ol>
  </details>`;

/** What the applicant must bring or pay before processing goes on. */
function askedPart({ request }: NonNullable<Details['asked']>): Html {
  const { supplement, financialObligation } = request as {
    supplement?: { items: string[]; reason: string };
    financialObligation?: { notice: string; amount: number };
  };
  const items = supplement?.items.map((item) => html`<li>${item}</li>`) ?? [];
  const payment = financialObligation
    ? html`<p>${financialObligation.notice}: ${financialObligation.amount.toLocaleString('vi-VN')} đồng</p>`
    : '';
  return html`<div class="asked">
    <p><strong>Việc bạn cần làm</strong>${supplement ? `: ${supplement.reason}` : ''}</p>
    <ul>
      ${items}
    </ul>
    ${payment}
  </div>`;
}

const time = (at: string): string => readableTime(new Date(at));
