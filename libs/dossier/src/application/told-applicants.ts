import { Injectable } from '@nestjs/common';
import type { Bilingual } from '#platform/problem';
import type { NoticeChannel } from '../domain/notice-wishes.ts';

/** A message about a dossier, as its applicant may see it. */
export interface ToldMessage {
  at: Date;
  channel: NoticeChannel;
  /** What it said, in some words. */
  what: Bilingual;
  /** Masked; null = erased. */
  recipient: string | null;
  /** `sent`: the gateway took it, and whether it arrived is not known. */
  state: 'waiting' | 'sent' | 'arrived' | 'not-arrived' | 'not-sent';
  /** Why it was not sent. */
  reason: Bilingual | null;
}

/** Knows what was told of a dossier. */
export interface MessageLog {
  of(dossierId: string): Promise<ToldMessage[]>;
}

/** Between those who tell applicants and those who show them what they were told. Modules add theirs while they start. */
@Injectable()
export class ToldApplicants implements MessageLog {
  private readonly logs: MessageLog[] = [];

  add(log: MessageLog): void {
    this.logs.push(log);
  }

  /** Oldest first. */
  async of(dossierId: string): Promise<ToldMessage[]> {
    return (await Promise.all(this.logs.map((log) => log.of(dossierId)))).flat();
  }
}
