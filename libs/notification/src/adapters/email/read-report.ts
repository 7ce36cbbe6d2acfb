import { type HeaderValue, type ParsedMail, simpleParser } from 'mailparser';
import type { ArrivedMail } from '../../application/bounce-mailbox.ts';
import type { DeliveryReport, ReportedRecipient } from '../../domain/bounce.ts';

/** Texts are of no interest; laying them out is where strange mail costs most. */
const FRUGAL = {
  keepDeliveryStatus: true,
  ...{ skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true },
} as const;

/** Where mail systems write whom a mail was for. */
const FOR_WHOM = ['delivered-to', 'x-original-to', 'envelope-to', 'to'];

/** Reports name one recipient each of ours; this many groups are read of whatever comes. */
const MOST_GROUPS = 20;

/** Reads a mail, or as much of it as was fetched. @throws for what is none */
export async function readMail(source: Buffer): Promise<ArrivedMail> {
  const mail = await simpleParser(source, FRUGAL);
  const addresses = FOR_WHOM.flatMap((name) => addressesIn(mail.headers.get(name)));
  return { addresses, report: await reportIn(mail) };
}

async function reportIn(mail: ParsedMail): Promise<DeliveryReport | null> {
  const kind = parametersOf(mail.headers.get('content-type'));
  if (kind?.value !== 'multipart/report' || kind.params['report-type'] !== 'delivery-status') return null;
  const status = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!status) return null;
  // RFC 3464 §2.1: fields of the message, then those of each recipient, with a blank line in between.
  const groups = status.content.toString('latin1').split(/\r?\n[ \t]*\r?\n/);
  const recipients = await Promise.all(groups.slice(1, MOST_GROUPS).map(recipientIn));
  return { at: mail.date ?? null, recipients };
}

/** The fields of a recipient have the form of a mail's header, folding and comments included. */
async function recipientIn(group: string): Promise<ReportedRecipient> {
  const { headers } = await simpleParser(`${group.trim()}\r\n\r\n`, FRUGAL);
  const field = (name: string): string => {
    const value = headers.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { action: field('action'), status: field('status'), diagnostic: field('diagnostic-code') };
}

function addressesIn(value: HeaderValue | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value.trim().replace(/^<|>$/g, '')];
  if (Array.isArray(value)) return value.flatMap((one) => addressesIn(one as HeaderValue));
  return 'value' in value && Array.isArray(value.value)
    ? value.value.flatMap(({ address }) => address ?? [])
    : [];
}

const parametersOf = (value: HeaderValue | undefined) =>
  typeof value === 'object' && 'params' in value ? value : undefined;
