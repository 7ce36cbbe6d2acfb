import type { Officer } from './officer.ts';
import type { System } from './system.ts';
import type { Leg } from './walk.ts';

/** A line of a history or a timeline, as far as journeys look at it. */
export type Line = Record<'at' | 'action' | 'name' | 'status', string> &
  Record<'dueBefore' | 'dueAt', string | null>;

/** A leg of a dossier's road and the instant it is taken at. */
export type Stage<Who extends string> = readonly [at: string, ...leg: Leg<Who>];

/**
 * Takes a dossier along its road; at each stage it lies in the inbox of whoever acts next. Time leaps only while
 * nothing is being sent: a call under way would look as if it had hung for days.
 */
export async function travel<Who extends string>(
  system: System,
  dossierId: string,
  officers: Readonly<Record<Who, Officer>>,
  stages: readonly Stage<Who>[],
): Promise<void> {
  for (const [at, who, step, action, input] of stages) {
    await system.settled();
    system.clock.set(at);
    const inbox = await officers[who].get('/tasks');
    const task = { step, dossier: expect.objectContaining({ id: dossierId }) };
    expect(inbox.body.items).toContainEqual(expect.objectContaining(task));
    expect(await officers[who].act(dossierId, { step, action, ...input })).toMatchObject({ status: 200 });
  }
}

/** Everything an applicant was sent about a dossier, oldest first. */
export function receivedAbout(system: System, code: string): { texts: string[]; letters: string[] } {
  const letters = system.mail.messages().filter(({ subject }) => subject.includes(code));
  return {
    texts: system.sms
      .messages({ contains: code })
      .map(({ content }) => content)
      .reverse(),
    letters: letters.map(({ subject, text, html }) => [subject, text, html].join('\n')).reverse(),
  };
}
