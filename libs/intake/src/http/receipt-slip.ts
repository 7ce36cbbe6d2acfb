import { toString as qrCode } from 'qrcode';
import { limitInWords } from '#deadline';
import { readableTime } from '#platform/clock';
import { html, type Html, safeHtml } from '#platform/http';
import { type Fee, feeStanding } from '#procedure';
import type { Receipt } from '../application/find-receipt.ts';

const METHOD = { direct: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính công ích' } as const;

const STYLE = html`<style>
  body {
    font:
      12pt 'Times New Roman',
      serif;
    max-width: 148mm;
    margin: 8mm auto;
  }
  h1 {
    font-size: 14pt;
    text-align: center;
    text-transform: uppercase;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  td,
  th {
    border: 1px solid #000;
    padding: 2px 6px;
    text-align: left;
    vertical-align: top;
  }
  .code {
    float: right;
    width: 30mm;
  }
  .signatures {
    display: flex;
    justify-content: space-around;
    margin-top: 8mm;
    text-align: center;
  }
</style>`;

/**
 * The slip handed to the submitter, with the fields of form 01 (receipt and appointment) or 03 (refusal) of
 * TT 03/2025/TT-VPCP, phụ lục I. The QR code opens the tracking address.
 */
export async function receiptSlip(receipt: Receipt): Promise<string> {
  const { snapshot, desk, tracking } = receipt;
  const { dueAt } = snapshot.change;
  const title = dueAt
    ? 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'
    : 'Phiếu từ chối tiếp nhận giải quyết hồ sơ';
  const code = safeHtml(await qrCode(tracking.url, { type: 'svg', margin: 0, width: 120 }));
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${title} ${snapshot.code}</title>
        ${STYLE}
      </head>
      <body>
        <div class="code">${code}</div>
        <p><strong>${desk.name}</strong><br />${desk.address} · ĐT: ${desk.phone}</p>
        <h1>${title}</h1>
        <p>Mã hồ sơ: <strong>${snapshot.code}</strong></p>
        <p>
          Tiếp nhận hồ sơ của: <strong>${snapshot.applicant.fullName}</strong>; người nộp:
          ${snapshot.applicant.submitterName}
        </p>
        <p>Địa chỉ: ${snapshot.applicant.address}; điện thoại: ${snapshot.applicant.phone ?? '–'}</p>
        <p>Nội dung yêu cầu giải quyết: ${snapshot.procedureName} (${snapshot.procedureCode})</p>
        <p>Hình thức nộp: ${METHOD[snapshot.channel]}; tiếp nhận lúc ${readableTime(snapshot.receivedAt)}</p>
        ${dueAt ? appointment(receipt, dueAt) : refusal(receipt)}
        <div class="signatures">
          <div>Người nộp hồ sơ<br />(ký, ghi rõ họ tên)</div>
          <div>Người tiếp nhận<br />${snapshot.change.officerName}</div>
        </div>
      </body>
    </html>`.toString();
}

function appointment({ snapshot, fees, tracking }: Receipt, dueAt: Date): Html {
  const rows = snapshot.components.map(
    ({ name, originals, copies }) =>
      html`<tr>
        <td>${name}</td>
        <td>${originals}</td>
        <td>${copies}</td>
      </tr>`,
  );
  const charges = fees.map(
    (fee) => html`<li>${fee.name}: ${amountOf(fee)} ${fee.note ? `(${fee.note})` : ''}</li>`,
  );
  return html`<table>
      <tr>
        <th>Thành phần hồ sơ</th>
        <th>Bản chính</th>
        <th>Bản sao</th>
      </tr>
      ${rows}
    </table>
    <p>Phí, lệ phí:</p>
    <ul>
      ${charges}
    </ul>
    <p>
      ${promiseOf(snapshot)}:
      <strong>${readableTime(dueAt)}</strong
      >${snapshot.change.dueProvisional ? ' (tạm tính, chờ lịch nghỉ năm sau)' : ''}, tại nơi nộp hồ
      sơ.${resultAfter(snapshot)}
    </p>
    <p>
      Tra cứu: nhập mã hồ sơ và mã bí mật <strong>${tracking.secret}</strong>, hoặc quét mã QR. Không cho
      người khác biết mã bí mật.
    </p>`;
}

/** An amount set elsewhere is not printed as nought: nobody may take it for free of charge. */
const amountOf = (fee: Fee): string =>
  feeStanding(fee) === 'set-elsewhere' ? 'theo mức quy định' : `${fee.amount.toLocaleString('vi-VN')} đồng`;

/** What the applicant is promised: of a limit in phases the result follows the last. */
const promiseOf = ({ terms }: Receipt['snapshot']): string =>
  (terms?.phases.length ?? 1) > 1 ? 'Hẹn có thông báo nghĩa vụ tài chính' : 'Hẹn trả kết quả';

const resultAfter = ({ terms, phase }: Receipt['snapshot']): string => {
  const next = terms?.phases[phase];
  return next ? ` Kết quả trả sau ${limitInWords(next).vi} kể từ khi nộp chứng từ.` : '';
};

const refusal = ({ snapshot }: Receipt): Html => html`<p>Lý do từ chối: ${snapshot.change.comment ?? ''}</p>`;
