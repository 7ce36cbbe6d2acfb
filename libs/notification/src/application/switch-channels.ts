import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { type Agency, Directory } from '#organization';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { mayBeOff, OWED } from '../domain/held-back.ts';
import { TOLD_INTENTS, type ToldIntent } from '../domain/intent.ts';
import type { Channel } from '../domain/message.ts';
import { notificationProblem } from '../domain/notification.problems.ts';
import { INTENT_RULES } from '../domain/templates/may-say.ts';
import { isProcedure, nearest, switchesOf, writeSwitch } from '../persistence/channel-switches.ts';
import { MessageTemplates } from './message-templates.ts';

/** A procedure at an agency, by their codes. */
export interface ProcedureAtAgency {
  agency: string;
  procedure: string;
}

/** How an event is told. */
export interface EventSwitch {
  intent: ToldIntent;
  channels: readonly Channel[];
  off: readonly Channel[];
  /** Code of the agency that has said so; null = nobody. */
  setFor: string | null;
  /** The law wants it told: one channel stays. */
  owed: boolean;
}

/** Switches off, for a procedure of an agency, over which channels an event is told; the agency and those below it go by that. */
@Injectable()
export class SwitchChannels {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly templates: MessageTemplates,
    private readonly clock: Clock,
  ) {}

  /** Every event, as the agency tells it now. @throws notification.agency-unknown, .procedure-unknown */
  async list(wanted: ProcedureAtAgency): Promise<EventSwitch[]> {
    const agency = await this.known(wanted);
    const line = await this.templates.lineOf(agency.id);
    const switches = await switchesOf(this.database, { procedureCode: wanted.procedure }, line);
    const agencies = await this.directory.all();
    return TOLD_INTENTS.map((intent) => {
      const said = nearest(switches, intent, line);
      return {
        ...{ intent, channels: INTENT_RULES[intent].channels, off: said?.off ?? [], owed: OWED.has(intent) },
        setFor: said ? (agencies.get(said.agencyId)?.code ?? null) : null,
      };
    });
  }

  /**
   * All that is off for an event from now on; what is written already stays as it is.
   * @throws notification.agency-unknown, .procedure-unknown, .template-unknown, .channel-needed
   */
  async change(
    { username, officerId }: Principal,
    wanted: ProcedureAtAgency,
    intent: ToldIntent,
    off: readonly Channel[],
  ): Promise<void> {
    const agency = await this.known(wanted);
    const foreign = off.find((channel) => !INTENT_RULES[intent].channels.includes(channel));
    if (foreign) throw notificationProblem('notification.template-unknown', { intent, channel: foreign });
    if (!mayBeOff(intent, off)) throw notificationProblem('notification.channel-needed', { intent });
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const one = { procedureCode: wanted.procedure, intent, agencyId: agency.id, off: [...off] };
      const before = await writeSwitch(tx, one, { at, by: officerId });
      await tx.query(
        insertAuditEntry({
          ...{ at, actor: username, officerId, action: 'notification.switch-channels' },
          ...{ subjectType: 'agency', subjectId: wanted.agency, change: { before, after: off } },
          details: { procedure: wanted.procedure, intent },
        }),
      );
    });
  }

  private async known({ agency: code, procedure }: ProcedureAtAgency): Promise<Agency> {
    const agency = await this.directory.byCode(code);
    if (!agency) throw notificationProblem('notification.agency-unknown', { code });
    if (!(await isProcedure(this.database, procedure))) {
      throw notificationProblem('notification.procedure-unknown', { code: procedure });
    }
    return agency;
  }
}
