import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import type { Queryable } from '#platform/database';
import type { ToldIntent } from '../domain/intent.ts';
import { type Channel, CHANNELS } from '../domain/message.ts';
import type { Language } from '../domain/templates/placeholders.ts';
import { templateFor, type TemplateOver, type TemplateVersion } from '../domain/templates/template.ts';
import { type EventOfProcedure, nearest, switchesOf } from '../persistence/channel-switches.ts';
import { newestTemplates } from '../persistence/templates.ts';

/** What one intent is said with, over each channel it is told over. */
export type TemplatesInForce = { language: Language } & {
  [Over in Channel]?: { id: number; content: TemplateOver[Over] };
};

/** Over which channels there are no words. */
export const unwordedIn = (inForce: TemplatesInForce): Channel[] =>
  CHANNELS.filter((channel) => !inForce[channel]);

interface EventInWords {
  intent: ToldIntent;
  language: Language;
}

/** What agencies write with at one moment. */
export interface Wording {
  /** Over which channels an agency, or the nearest above that has said so, does not tell an event of a procedure. */
  switchedOff: (event: EventOfProcedure, agencyId: number) => Promise<Channel[]>;
  inForce: (about: EventInWords, agencyId: number) => Promise<TemplatesInForce>;
}

/** Finds what an agency writes with: its own, or that of the nearest agency above that has one, or the shipped one. */
@Injectable()
export class MessageTemplates {
  constructor(private readonly directory: Directory) {}

  /** What agencies write with now; what is asked of it again is not read again, so it is to be kept for a transaction at most. */
  within(queryable: Queryable): Wording {
    const known = new Map<string, Promise<unknown>>();
    const once = <Found>(question: unknown, read: () => Promise<Found>): Promise<Found> => {
      const key = JSON.stringify(question);
      const found = known.get(key) ?? read();
      known.set(key, found);
      return found as Promise<Found>;
    };
    return {
      switchedOff: (event, agencyId) =>
        once(['off', event, agencyId], () => this.switchedOff(queryable, event, agencyId)),
      inForce: (about, agencyId) =>
        once(['in force', about, agencyId], () => this.inForce(queryable, about, agencyId)),
    };
  }

  /** An agency and those above it, from the bottom up. */
  async lineOf(agencyId: number): Promise<number[]> {
    const agencies = await this.directory.all();
    const line: number[] = [];
    for (let next: number | null = agencyId; next !== null; next = agencies.get(next)?.parentId ?? null) {
      line.push(next);
    }
    return line;
  }

  private async switchedOff(
    queryable: Queryable,
    event: EventOfProcedure,
    agencyId: number,
  ): Promise<Channel[]> {
    const line = await this.lineOf(agencyId);
    return nearest(await switchesOf(queryable, event, line), event.intent, line)?.off ?? [];
  }

  private async inForce(
    queryable: Queryable,
    about: EventInWords,
    agencyId: number,
  ): Promise<TemplatesInForce> {
    const line = await this.lineOf(agencyId);
    const newest = await newestTemplates(queryable, about, line);
    const over = (channel: Channel): TemplateVersion | undefined =>
      templateFor(
        newest.filter((one) => one.channel === channel),
        line,
      );
    const found = CHANNELS.map((channel) => [channel, over(channel)]);
    return { language: about.language, ...Object.fromEntries(found) } as TemplatesInForce;
  }
}
