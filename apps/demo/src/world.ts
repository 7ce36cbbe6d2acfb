import { DateTime } from 'luxon';
import { z } from 'zod';
import { send } from './api/send.ts';

const clock = z.object({ now: z.string() });
const texts = z.array(z.object({ at: z.string(), to: z.string(), content: z.string() }));
const letters = z.array(
  z.object({ at: z.string(), to: z.array(z.string()), subject: z.string(), text: z.string().nullable() }),
);
const heldDossier = z.object({
  status: z.string(),
  progress: z.array(
    z.object({
      NguoiXuLy: z.string().optional(),
      PhongBanXuLy: z.string().optional(),
      NoiDungXuLy: z.string().optional(),
      ThoiDiemXuLy: z.string(),
      TrangThai: z.string(),
      outOfOrder: z.boolean(),
      duplicate: z.boolean(),
    }),
  ),
});

export type HeldDossier = z.output<typeof heldDossier>;
export type ProgressRow = HeldDossier['progress'][number];

/** A text message or letter as it reached the applicant. */
export interface Received {
  at: DateTime;
  channel: 'sms' | 'email';
  to: string;
  /** Of a letter only. */
  subject: string | null;
  text: string;
}

const INBOXES = ['/sms', '/vnpt-sms', '/smpp'];
const VIETNAM = 'Asia/Ho_Chi_Minh';
export const instant = (rfc3339: string): DateTime => DateTime.fromISO(rfc3339, { zone: VIETNAM });

/** The simulated outside world: what the portal, telephones and mailboxes hold, and the clock. */
export class World {
  constructor(private readonly url: string) {}

  async now(): Promise<DateTime> {
    return instant((await this.get('/clock', clock)).now);
  }

  /** @throws Refusal `clock.not-configured`, `clock.backwards` */
  async moveClock(to: DateTime): Promise<void> {
    const request = { method: 'POST', body: { to: to.toISO() } } as const;
    await send(`${this.url}/clock/advance`, request, clock);
  }

  /** Everything that reached people about one dossier, oldest first. */
  async messagesAbout(code: string): Promise<Received[]> {
    const received = [...(await this.texts(code)), ...(await this.letters(code))];
    return received.sort((first, second) => first.at.toMillis() - second.at.toMillis());
  }

  /** What the national portal holds of a dossier. @throws Refusal `portal.dossier-unknown` */
  held(code: string): Promise<HeldDossier> {
    return this.get(`/portal/dossiers/${code}`, heldDossier);
  }

  /** Over whichever gateway they came. */
  private async texts(code: string): Promise<Received[]> {
    const found = await Promise.all(INBOXES.map((path) => this.get(`${path}?limit=10000`, texts)));
    return found
      .flat()
      .filter(({ content }) => content.includes(code))
      .map(({ at, to, content }) => ({ at: instant(at), channel: 'sms', to, subject: null, text: content }));
  }

  private async letters(code: string): Promise<Received[]> {
    const found = await this.get('/mail?limit=10000', letters);
    return found
      .map(({ at, to, subject, text }) => ({
        at: instant(at),
        channel: 'email' as const,
        to: to.join(', '),
        subject,
        text: text ?? '',
      }))
      .filter(({ subject, text }) => subject.includes(code) || text.includes(code));
  }

  private async get<Body>(path: string, shape: z.ZodType<Body>): Promise<Body> {
    return (await send(`${this.url}${path}`, {}, shape)).body;
  }
}
