import type { Bilingual } from '#platform/problem';
import type { ToldIntent } from '../intent.ts';
import { LONGEST_SMS, unaccented } from '../sms-text.ts';
import { segmentsOf } from '../sms-segments.ts';
import { fillText, readText, type ReadText, type TextFault } from './liquid-text.ts';
import { INTENT_RULES, mustSay } from './may-say.ts';
import { type PlaceholderName, PLACEHOLDERS, type Values, valuesWith } from './placeholders.ts';
import { type TemplateContent, type TemplateKey, textsOf } from './template.ts';

/** Why a template cannot be published, and where. */
export interface Finding extends Bilingual {
  code:
    | 'syntax'
    | 'expression'
    | 'brace'
    | 'placeholder-unknown'
    | 'flag-said'
    | 'not-said'
    | 'sign-forbidden'
    | 'too-long'
    | 'channel-unused';
  /** JSON Pointer into the content; empty = the whole of it. */
  pointer: string;
  /** From 1. */
  line: number | null;
  column: number | null;
}

/** What an SMS comes to. */
export interface SmsLength {
  /** Of the text with the longest values. */
  text: string;
  encoding: 'gsm-7' | 'ucs-2';
  units: number;
  segments: number;
  /** It is longer than gateways take, and its end would be cut. */
  cut: boolean;
}

export interface TemplateCheck {
  findings: Finding[];
  /** As it goes out, and as it would with its accents; of an SMS that can be read. */
  sms: { usual: SmsLength; longest: SmsLength; accented: SmsLength } | null;
}

/** Signs gateways of brandnames refuse (`% # & [ ] { } \ < @`), and what no unaccented text keeps. */
const FORBIDDEN = /[%#&[\]\\<>@^`~|]/;

/** Looks at a template as a whole before it is published: only one without findings may be. */
export function checkTemplate(
  { intent, channel, language }: TemplateKey,
  content: TemplateContent,
): TemplateCheck {
  const places = textsOf(content).map(([place, text]) => ({ place, text, read: readText(text) }));
  const findings = [
    ...channelFindings(intent, channel),
    ...places.flatMap(({ place, read }) => placeFindings(intent, place, read)),
    ...('text' in content ? signFindings(content.text) : []),
  ];
  const said = new Set(places.flatMap(({ read }) => [...read.always]));
  const readable = places.every(({ read }) => read.faults.length === 0);
  if (readable) {
    for (const name of mustSay(intent, channel)) if (!said.has(name)) findings.push(notSaid(name));
  }
  const measurable =
    'text' in content && findings.every(({ code }) => code === 'not-said' || code === 'sign-forbidden');
  const sms = measurable ? lengthsOf(intent, content.text, language === 'vi') : null;
  if (sms?.longest.cut) findings.push(tooLong(sms.longest));
  return { findings, sms };
}

function channelFindings(intent: ToldIntent, channel: TemplateKey['channel']): Finding[] {
  if (INTENT_RULES[intent].channels.includes(channel)) return [];
  return [
    {
      ...{ code: 'channel-unused', pointer: '', line: null, column: null },
      vi: 'Việc này không được báo qua kênh này.',
      en: 'This is not told over this channel.',
    },
  ];
}

function placeFindings(intent: ToldIntent, place: string, { faults, used }: ReadText): Finding[] {
  const pointer = `/${place}`;
  const may: readonly string[] = INTENT_RULES[intent].may;
  return [
    ...faults.map((fault) => ({
      ...FAULTS[fault.what](fault),
      code: fault.what,
      pointer,
      line: fault.line,
      column: fault.column,
    })),
    ...used.flatMap(({ name, line, column, asked }): Finding[] => {
      if (!may.includes(name)) {
        const vi = `Không có ô {{ ${name} }} cho việc này.`;
        const en = `There is no {{ ${name} }} for this event.`;
        return [{ code: 'placeholder-unknown', pointer, line, column, vi, en }];
      }
      if (asked || !('flag' in PLACEHOLDERS[name as PlaceholderName])) return [];
      const vi = `{{ ${name} }} chỉ dùng được trong điều kiện: {% if ${name} %}…{% endif %}.`;
      const en = `{{ ${name} }} can only be asked for: {% if ${name} %}…{% endif %}.`;
      return [{ code: 'flag-said', pointer, line, column, vi, en }];
    }),
  ];
}

const FAULTS: Record<TextFault['what'], (fault: TextFault) => Bilingual> = {
  syntax: ({ words }) => ({
    vi: `Không đọc được; chỉ dùng {{ ô }} và {% if ô %}…{% elsif ô %}…{% else %}…{% endif %}: ${words}`,
    en: `Cannot be read; only {{ placeholder }} and {% if placeholder %}…{% elsif %}…{% else %}…{% endif %} are there: ${words}`,
  }),
  expression: ({ words }) => ({
    vi: `Chỉ được ghi đúng một tên ô, không phải “${words}…”.`,
    en: `Must be the name of one placeholder, not “${words}…”.`,
  }),
  brace: ({ words }) => ({
    vi: `Thừa dấu “${words}”: có ô nào viết chưa xong không?`,
    en: `A “${words}” is left over: is a placeholder unfinished?`,
  }),
};

const notSaid = (name: PlaceholderName): Finding => ({
  ...{ code: 'not-said', pointer: '', line: null, column: null },
  vi: `Bắt buộc phải có: ${PLACEHOLDERS[name].vi} {{ ${name} }}, trong mọi trường hợp.`,
  en: `Must be said in every case: ${PLACEHOLDERS[name].en} {{ ${name} }}.`,
});

const tooLong = ({ text }: SmsLength): Finding => ({
  ...{ code: 'too-long', pointer: '/text', line: null, column: null },
  vi: `Có thể dài đến ${text.length} ký tự: quá ${LONGEST_SMS} ký tự thì phần cuối bị cắt.`,
  en: `May get ${text.length} characters long: beyond ${LONGEST_SMS} its end is cut.`,
});

/** Of the words themselves: braces and what is in them never go out. */
function signFindings(text: string): Finding[] {
  const words = text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, (tag) => ' '.repeat(tag.length));
  return [...words.matchAll(new RegExp(FORBIDDEN, 'g'))].map(({ 0: sign, index }) => {
    const before = words.slice(0, index).split('\n');
    return {
      ...{
        code: 'sign-forbidden',
        pointer: '/text',
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      },
      vi: `Tin nhắn thương hiệu không gửi được dấu “${sign}”.`,
      en: `A branded SMS cannot carry “${sign}”.`,
    } as const;
  });
}

function lengthsOf(intent: ToldIntent, text: string, hasAccents: boolean): TemplateCheck['sms'] {
  const longest = longestOf(intent, text, 'longest');
  return {
    usual: lengthOf(unaccented(longestOf(intent, text, 'example'))),
    longest: lengthOf(unaccented(longest)),
    accented: lengthOf(hasAccents ? longest : unaccented(longest)),
  };
}

/** The longest the text gets, whichever way its conditions go. */
export function longestOf(intent: ToldIntent, text: string, values: 'example' | 'longest'): string {
  const [first = '', ...others] = tries(intent, values).map((each) => fillText(text, each));
  return others.reduce(
    (longest, one) => (unaccented(one).length > unaccented(longest).length ? one : longest),
    first,
  );
}

/** Values to try a template of an intent with: no flag, and each. */
export function tries(intent: ToldIntent, from: 'example' | 'longest'): Values[] {
  const names = INTENT_RULES[intent].may;
  const flags = names.filter((name) => 'flag' in PLACEHOLDERS[name]);
  const texts = Object.fromEntries(
    names.filter((name) => !flags.includes(name)).map((name) => [name, PLACEHOLDERS[name][from]]),
  );
  return [valuesWith(texts), ...flags.map((flag) => valuesWith({ ...texts, [flag]: '1' }))];
}

function lengthOf(text: string): SmsLength {
  const { encoding, units, parts } = segmentsOf(text);
  return { text, encoding, units, segments: parts.length, cut: text.length > LONGEST_SMS };
}
