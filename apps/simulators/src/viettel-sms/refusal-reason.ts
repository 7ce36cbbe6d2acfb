import { demoAccounts } from '../demo-accounts.ts';
import type { SendRequest } from './sms-request.ts';
import { wsCpMtParameters } from './bulk-sms-wsdl.ts';

const account = demoAccounts.sms;
const longestUnaccented = 480;
const subscriber = /^84\d{9}$/;
const ascii = /^[\n\r\x20-\x7e]*$/;

type Credentials = Pick<SendRequest, 'User' | 'Password' | 'CPCode'>;

export const isKnown = ({ User, Password, CPCode }: Credentials): boolean =>
  User === account.user && Password === account.password && CPCode === account.cpCode;

const rules: readonly { broken: (request: SendRequest) => boolean; message: string }[] = [
  { broken: (request) => !isKnown(request), message: 'Authenticate: user, password or CPCode is invalid' },
  { broken: ({ CommandCode }) => CommandCode !== 'bulksms', message: 'CommandCode is invalid' },
  { broken: ({ RequestID }) => !/^[14]$/.test(RequestID), message: 'RequestID is invalid' },
  {
    broken: ({ UserID, ReceiverID }) => !subscriber.test(UserID) || !subscriber.test(ReceiverID),
    message: 'Receiver number is invalid, must be 84xxxxxxxxx',
  },
  {
    broken: ({ ServiceID }) => ServiceID.toUpperCase() !== account.brandname,
    message: 'Brandname (ServiceID) is not declared',
  },
  { broken: ({ ContentType }) => !/^[0F1]$/.test(ContentType), message: 'ContentType is invalid' },
  { broken: ({ Content }) => Content === '', message: 'Content is empty' },
  {
    broken: ({ Content, ContentType }) => ContentType !== '1' && !ascii.test(Content),
    message: 'Content has accented characters, ContentType must be 1',
  },
  {
    broken: ({ Content, ContentType }) => ContentType !== '1' && Content.length > longestUnaccented,
    message: `Content is longer than ${longestUnaccented} characters`,
  },
];

/** Why the gateway does not take a message; its own failure texts are not published, these are plain ones. */
export const refusalReason = (request: SendRequest): string | undefined =>
  rules.find(({ broken }) => broken(request))?.message;

/** The gateway takes the parameters in one order only. */
export function isInOrder(parameters: readonly string[]): boolean {
  const positions = parameters.map((name) => wsCpMtParameters.findIndex((known) => known === name));
  return positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? -1));
}
