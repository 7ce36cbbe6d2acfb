import { demoAccounts } from '../demo-accounts.ts';
import type { SendSmsList, VnptAnswer } from './vnpt-request.ts';

const account = demoAccounts.vnptSms;
const longest = 480;
const ascii = /^[\n\r\x20-\x7e]*$/;

const contentOf = ({ PARAMS }: SendSmsList): string => PARAMS.map(({ CONTENT }) => CONTENT).join(' ');

/** In the order of the checks. The numbers are those public tests of the service await, the words are plain ones. */
const rules: readonly { error: string; words: string; broken: (request: SendSmsList) => boolean }[] = [
  {
    error: '1',
    words: 'APIUSER or APIPASS is invalid',
    broken: ({ APIUSER, APIPASS }) => APIUSER !== account.apiUser || APIPASS !== account.apiPassword,
  },
  { error: '10', words: 'USERNAME is invalid', broken: ({ USERNAME }) => USERNAME !== account.username },
  { error: '15', words: 'AGENTID is invalid', broken: ({ AGENTID }) => AGENTID !== account.agentId },
  {
    error: '13',
    words: 'CONTRACTID is invalid',
    broken: ({ CONTRACTID }) => CONTRACTID !== account.contractId,
  },
  { error: '9', words: 'CONTRACTTYPEID is invalid', broken: ({ CONTRACTTYPEID }) => CONTRACTTYPEID !== '1' },
  { error: '14', words: 'LABELID is invalid', broken: ({ LABELID }) => LABELID !== account.labelId },
  {
    error: '7',
    words: 'TEMPLATEID is invalid',
    broken: ({ TEMPLATEID }) => TEMPLATEID !== account.templateId,
  },
  { error: '2', words: 'SCHEDULETIME is invalid', broken: ({ SCHEDULETIME }) => SCHEDULETIME !== '' },
  {
    error: '30',
    words: 'PARAMS do not fit the template',
    broken: ({ PARAMS }) => PARAMS.length !== 1 || PARAMS[0]?.NUM !== '1' || PARAMS[0].CONTENT === '',
  },
  { error: '11', words: 'Content is too long', broken: (request) => contentOf(request).length > longest },
  {
    error: '17',
    words: 'Content has accents',
    broken: (request) => request.DATACODING !== '8' && !ascii.test(contentOf(request)),
  },
  { error: '23', words: 'MOBILELIST is invalid', broken: ({ MOBILELIST }) => !/^84\d{9}$/.test(MOBILELIST) },
];

/** Why the gateway does not take a message. */
export function vnptRefusal(request: SendSmsList): VnptAnswer | undefined {
  const rule = rules.find(({ broken }) => broken(request));
  return rule && { ERROR: rule.error, ERROR_DESC: rule.words };
}

/** What the subscriber reads: the demo's template is nothing but its parameter. */
export const delivered = contentOf;
