import type { Contacts } from '#dossier';
import { UNOPENABLE } from '#platform/personal-data';
import type { HeldBack } from '../domain/held-back.ts';
import { type Channel, CHANNELS, type Finished } from '../domain/message.ts';
import type { Notice } from '../domain/notice.ts';
import type { Reason } from '../domain/reason.ts';
import { smsText } from '../domain/sms-text.ts';
import { fillText } from '../domain/templates/liquid-text.ts';
import type { Language, Values } from '../domain/templates/placeholders.ts';
import type { LetterTemplate, TemplateOver } from '../domain/templates/template.ts';
import type { Manner } from '../domain/told-values.ts';
import { type FilledLetter, letterContent } from './letter-content.ts';
import type { TemplatesInForce } from './message-templates.ts';

/** A finished message, and what it was written with. */
export type Composed = Finished & {
  /** A number `0xxxxxxxxx`, or an e-mail address; null = it is kept and does not open: the message is written as one that failed. */
  recipient: string | null;
  /** Null = with none: what officers are sent is no agency’s to word. */
  templateId: number | null;
  /** Why it is not to be sent; null = it is. */
  held: Reason | null;
};

/** What is to be told, to whom, by which desk. */
export interface Telling {
  about: Pick<Notice, 'applicant' | 'desk'>;
  valuesIn: (manner: Manner) => Values;
  recipients: Contacts;
  /** Over what it is written and not sent; absent = nothing. */
  held?: HeldBack;
  /** 0 = there is no secret. */
  secretVersion: number;
  /** What the code of a hand-over is derived from, where it is told. */
  codeId?: string;
}

type Content<Over extends Channel> = Extract<Finished, { channel: Over }>['content'];

/** Fills in the words of a channel. */
interface Composer<Over extends Channel> {
  /** What is written where there are no words for an event, to show why nothing was sent; absent = nothing is. */
  blank?: Content<Over>;
  fill(
    template: TemplateOver[Over],
    values: Values,
    telling: Telling & { language: Language },
  ): Content<Over>;
}

const COMPOSERS: { readonly [Over in Channel]: Composer<Over> } = {
  sms: {
    fill: ({ text }, values, { secretVersion, codeId }) => ({
      ...{ text: smsText(fillText(text, values)), secretVersion },
      ...(codeId !== undefined && { codeId }),
    }),
  },
  email: {
    fill: (letter, values, { about, language, secretVersion }) => ({
      ...letterContent(filledLetter(letter, values), about, language),
      secretVersion,
    }),
  },
  zalo: {
    blank: { text: '', template: '', parameters: {}, secretVersion: 0 },
    fill: ({ template, parameters }, values, { secretVersion }) => {
      const filled = parameters.map(({ name, value }) => [name, fillText(value, values).trim()] as const);
      const text = filled.map(([name, value]) => `${name}: ${value}`).join('\n');
      return { text, template, parameters: Object.fromEntries(filled), secretVersion };
    },
  },
};

/** Finishes the messages of one intent, one for each channel it is told over and the recipient is reached over, sent or not. */
export const composeMessages = (inForce: TemplatesInForce, telling: Telling): Composed[] =>
  CHANNELS.flatMap((channel) => composed(channel, inForce, telling) ?? []);

function composed(channel: Channel, inForce: TemplatesInForce, telling: Telling): Composed | undefined {
  const { language, [channel]: template } = inForce;
  const { recipients, held = {}, valuesIn } = telling;
  const recipient = recipients[channel];
  if (recipient === null) return undefined;
  const composer = COMPOSERS[channel] as Composer<Channel>;
  const why = held[channel] ?? null;
  const content = template
    ? composer.fill(template.content, valuesIn({ language, channel }), { ...telling, language })
    : why === 'not-registered' && composer.blank;
  if (!content) return undefined;
  const finished = { channel, content } as Finished;
  const to = recipient === UNOPENABLE ? null : recipient;
  return { ...finished, recipient: to, templateId: template?.id ?? null, held: why };
}

/** Facts of which there is nothing to say are left out. */
function filledLetter({ subject, news, facts, next }: LetterTemplate, values: Values): FilledLetter {
  const fill = (text: string) => fillText(text, values).trim();
  return {
    // A subject is one line of a header.
    subject: fill(subject).replace(/\s+/g, ' '),
    news: fill(news),
    facts: facts
      .map(({ label, value }) => [fill(label), fill(value)] as const)
      .filter(([, value]) => value !== ''),
    next: fill(next),
  };
}
