import type { ToldIntent } from '../intent.ts';
import type { Channel } from '../message.ts';
import type { Language } from './placeholders.ts';

/** Texts with placeholders. */
export interface SmsTemplate {
  text: string;
}

export interface LetterTemplate {
  subject: string;
  /** What happened. */
  news: string;
  /** Shown as a table; one whose value comes out empty is left out. */
  facts: readonly { label: string; value: string }[];
  /** What to do now. */
  next: string;
}

/** One that is registered at Zalo, with its words; here is what it leaves open. */
export interface ZaloTemplate {
  /** Its id there. */
  template: string;
  parameters: readonly { name: string; value: string }[];
}

/** What a channel's messages are written with. */
export interface TemplateOver extends Record<Channel, unknown> {
  sms: SmsTemplate;
  email: LetterTemplate;
  zalo: ZaloTemplate;
}

export type TemplateContent = TemplateOver[Channel];

/** Whether words have the shape of a channel. */
const SHAPES: Readonly<Record<Channel, (content: TemplateContent) => boolean>> = {
  sms: (content) => 'text' in content,
  email: (content) => 'subject' in content,
  zalo: (content) => 'parameters' in content,
};

export const isShapedFor = (channel: Channel, content: TemplateContent): boolean => SHAPES[channel](content);

/** What a template is for. */
export interface TemplateKey {
  intent: ToldIntent;
  channel: Channel;
  language: Language;
}

/** A published version; never changed. */
export interface TemplateVersion extends TemplateKey {
  id: number;
  /** `null` = for agencies that have none, nor anyone above them: as the product is shipped. */
  agencyId: number | null;
  version: number;
  /** `null` = from here on as if the agency had none. */
  content: TemplateContent | null;
}

/** The texts of a template by where they stand, so that a fault can be told by its place. */
export function textsOf(content: TemplateContent): [place: string, text: string][] {
  if ('text' in content) return [['text', content.text]];
  if ('parameters' in content) {
    return content.parameters.map(({ value }, index) => [`parameters/${index}/value`, value]);
  }
  const facts = content.facts.flatMap(({ label, value }, index): [string, string][] => [
    [`facts/${index}/label`, label],
    [`facts/${index}/value`, value],
  ]);
  return [['subject', content.subject], ['news', content.news], ...facts, ['next', content.next]];
}

/**
 * The template an agency writes with: its own, else that of the nearest agency above that has one, else the shipped one.
 * @param newest the newest version of each agency in the line, and the shipped one
 * @param line the agency and those above it, from the bottom up
 */
export function templateFor<Version extends Pick<TemplateVersion, 'agencyId' | 'content'>>(
  newest: readonly Version[],
  line: readonly number[],
): (Version & { content: TemplateContent }) | undefined {
  const written = newest.filter((one): one is Version & { content: TemplateContent } => one.content !== null);
  for (const agencyId of [...line, null]) {
    const chosen = written.find((one) => one.agencyId === agencyId);
    if (chosen) return chosen;
  }
  return undefined;
}
