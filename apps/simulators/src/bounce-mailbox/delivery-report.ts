/** What became of a message, in the words of RFC 3464. */
export interface ReportedFailure {
  recipient: string;
  /** RFC 3463: `5.1.1`, `4.4.1`. */
  status: string;
  /** What the mail server of the recipient said. */
  diagnostic: string;
  /** `failed`, or `delayed` for what is still tried. */
  action: 'failed' | 'delayed';
}

/** A delivery status notification, RFC 3464 in RFC 6522, as Postfix writes it. */
export const deliveryReport = (
  sender: string,
  { recipient, status, diagnostic, action }: ReportedFailure,
): string =>
  [
    'Return-Path: <>',
    `Delivered-To: ${sender}`,
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>',
    `To: ${sender}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Thu, 26 Nov 2026 09:00:00 +0700',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    '',
    '--report',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message could not be delivered to one or more recipients.',
    '',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    'Arrival-Date: Thu, 26 Nov 2026 08:59:58 +0700',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.com',
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    '--report',
    'Content-Type: text/rfc822-headers',
    '',
    `To: ${recipient}`,
    '',
    '--report--',
    '',
  ].join('\r\n');
