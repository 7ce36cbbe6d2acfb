import { sql } from '#platform/database';
import { type Simulators, startSimulators } from '#simulators';
import type { Answer, Officer } from './officer.ts';
import { paymentSettings } from './payments.ts';
import { ReactingWorker } from './reacting-worker.ts';
import { createTestApi, type TestApi } from './test-api.ts';
import { BIRTH_ROAD, hoaBan, type HoaBan, receiveAs, walk } from './walk.ts';

/** Codes of TrangThaiHoSo, from the portal's protocol. */
const NATIONAL: Record<string, string> = {
  ...{ submitted: '1', received: '2', refused: '3', processing: '4', 'awaiting-supplement': '5' },
  ...{ 'awaiting-finance': '6', withdrawn: '7', stopped: '8', completed: '9', returned: '10' },
};

/** Of a citizen. */
const IDENTITY_NUMBER = /\d{12}/;

/** What is left of a journey once everything has arrived, put so that it can be compared at a glance. */
export interface Sight {
  status: string;
  clock: string;
  /** To the minute, as the clocks in Viet Nam show it. */
  dueAt: string | null;
  late: boolean;
  /** Codes of the ledger's lines. */
  ledger: string[];
  /** Acts and the statuses they led to; an act that changed none stands alone. */
  history: string[];
  /** Intents told over both channels. */
  told: string[];
  /** TrangThaiHoSo, a digit or two for each change. */
  national: string;
  /** Forms that can be printed now. */
  slips: string[];
}

/** What agencies do among themselves, which no SMS tells. */
const BY_LETTER_ALONE = ['in-progress', 'sent-elsewhere', 'opinions-asked'];

/** One ward, its worker and the outside world in this process, for journeys told by their acts. */
export class JourneyOffice {
  private readonly officers = new Map<string, Promise<Officer>>();

  private constructor(
    readonly api: TestApi,
    private readonly worker: ReactingWorker,
    /** Who works there. */
    readonly ward: HoaBan,
  ) {}

  static async open(settings: Record<string, string> = {}): Promise<JourneyOffice> {
    const simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const api = await createTestApi({ ...paymentSettings(simulators), ...settings });
    return new JourneyOffice(api, await ReactingWorker.beside(api, simulators), await hoaBan(api));
  }

  /** Receives a dossier at the ward's desk on Monday 02/03/2026 at 08:00. @returns the receipt */
  async receive(request: object): Promise<Answer['body']> {
    this.itIs('2026-03-02 08:00');
    return receiveAs(this.ward.desk, request);
  }

  /** Takes a birth registration along its ordinary road, from the step where it stands; `done` is the end. */
  async walk(id: string, until: string): Promise<void> {
    const { body } = await this.ward.desk.get(`/dossiers/${id}`);
    const start = BIRTH_ROAD.findIndex(([, step]) => step === body.tasks[0].step);
    for (const leg of BIRTH_ROAD.slice(start)) {
      if (leg[1] === until) return;
      await walk([leg], 'done', id, this.ward);
      this.aMinutePasses();
    }
  }

  /** @param at `2026-03-02 08:00`, as the clocks in Viet Nam show it */
  itIs(at: string): void {
    this.api.clock.set(`${at.replace(' ', 'T')}:20+07:00`);
  }

  as(username: string): Promise<Officer> {
    const known = this.officers.get(username) ?? this.api.signIn(username);
    this.officers.set(username, known);
    return known;
  }

  /** Takes an action of a step. */
  async act(username: string, id: string, step: string, action: string, input: object = {}): Promise<void> {
    const { status, body } = await (await this.as(username)).act(id, { step, action, ...input });
    if (status !== 200) throw new Error(`${step}/${action}: ${JSON.stringify(body)}`);
    this.aMinutePasses();
  }

  /** Asks for an act outside the workflow, on the present version. */
  async ask(username: string, id: string, path: string, body: object): Promise<Answer> {
    const officer = await this.as(username);
    const { headers } = await officer.get(`/dossiers/${id}`);
    return officer.post(`/dossiers/${id}/${path}`, body, { 'if-match': headers['etag'] ?? '' });
  }

  /** @throws unless it was done */
  async do(username: string, id: string, path: string, body: object): Promise<Answer['body']> {
    const answer = await this.ask(username, id, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    this.aMinutePasses();
    return answer.body;
  }

  /**
   * Lets everything arrive and looks at all sides of a dossier. What must hold on every journey is demanded here: the
   * due time is what the records give, SMS and e-mails tell the same and each arrived, no message holds the identity
   * number, the portal knows each change once and in order, and every form that is offered can be printed.
   */
  async look(id: string, officer: Officer = this.ward.desk): Promise<Sight> {
    await this.bringOut(id);
    const { body: dossier } = await officer.get(`/dossiers/${id}`);
    const { body: deadline } = await officer.get(`/dossiers/${id}/deadline`);
    const { body: history } = await officer.get(`/dossiers/${id}/history`);
    if (deadline.lines) {
      expect(deadline).toMatchObject({ agrees: true, dueAt: dossier.dueAt ?? deadline.dueAt });
    }
    const statuses = history.items.map(({ status }: { status: string }) => NATIONAL[status]);
    return {
      status: dossier.status,
      clock: deadline.clock ?? 'none',
      dueAt: dossier.dueAt?.slice(0, 16).replace('T', ' ') ?? null,
      late: deadline.standing?.byDate === 'late',
      ledger: (deadline.lines ?? []).map(({ code }: { code: string }) => code),
      history: history.items.map(lineOf),
      told: await this.told(officer, id),
      national: this.national(dossier.portalCode ?? dossier.code, statuses),
      slips: await this.slips(officer, id),
    };
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.api.close();
  }

  /** As the portal would have it: the same step done twice in one second is one message sent twice to it. */
  private aMinutePasses(): void {
    this.api.clock.advance({ minutes: 1 });
  }

  /** Somebody pays what the platform was asked to take, and the platform says so. @returns what it was answered */
  async payOnline(reference: string): Promise<Answer['body']> {
    const told = this.worker.simulators.payments.pay(reference);
    return (await this.api.anyone.post('/payment-platform/call-backs', told)).body;
  }

  /** The portal itself, and what citizens hand in there. */
  get outside(): Pick<Simulators, 'portal' | 'handingIn'> {
    return this.worker.simulators;
  }

  /** SMS that arrived, the oldest first. */
  texts(): string[] {
    return this.worker.simulators.sms
      .messages({})
      .map(({ content }) => content)
      .reverse();
  }

  /** Lets what is on its way arrive. */
  async bringOut(id: string): Promise<void> {
    await this.worker.react(id);
    const written = await this.api.database.query<{ id: string; channel: 'sms' | 'email' }>(sql`
      select id, channel from notification.delivery
      where dossier_id = ${id} and state = 'pending' order by created_at, id`);
    for (const { id: deliveryId, channel } of written) await this.worker.deliver(channel, deliveryId);
  }

  private async told(officer: Officer, id: string): Promise<string[]> {
    const { body } = await officer.get(`/dossiers/${id}/deliveries`);
    const by = (channel: string): string[] =>
      body.items
        .filter((one: { channel: string }) => one.channel === channel)
        .sort((a: Told, b: Told) => a.createdAt.localeCompare(b.createdAt))
        .map(({ intent, state }: Told) => {
          expect({ intent, state }).toEqual({ intent, state: 'sent' });
          return intent;
        });
    const told = by('sms').filter((intent) => intent !== 'hand-over-code');
    expect(by('email').filter((intent) => !BY_LETTER_ALONE.includes(intent))).toEqual(told);
    const { sms, mail } = this.worker.simulators;
    for (const { content } of sms.messages({})) expect(content).not.toMatch(IDENTITY_NUMBER);
    for (const { text, html } of mail.messages()) expect(`${text}${html}`).not.toMatch(IDENTITY_NUMBER);
    return told;
  }

  private national(code: string, statuses: readonly string[]): string {
    const held = this.worker.simulators.portal.dossier(code);
    expect(held?.progress.map(({ TrangThai }) => TrangThai)).toEqual(statuses);
    expect(this.worker.simulators.portal.disorder()).toEqual([]);
    return statuses.join(' ');
  }

  private async slips(officer: Officer, id: string): Promise<string[]> {
    const { body } = await officer.get(`/dossiers/${id}/forms`);
    const offered = (body.items as { form: string; address: string | null }[]).filter(
      ({ address }) => address !== null,
    );
    for (const { address } of offered) {
      const file = await officer.download(address!.replace('/api/v1', ''));
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    }
    return offered.map(({ form }) => form);
  }
}

type Told = Record<'intent' | 'state' | 'createdAt', string>;

type Line = Record<'action' | 'status', string>;

const lineOf = ({ action, status }: Line, index: number, lines: readonly Line[]): string =>
  status === lines[index - 1]?.status ? action : `${action} → ${status}`;
