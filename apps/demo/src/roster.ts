import { Officer } from './api/officer.ts';
import { demoPassword, seededOfficers } from './seed.ts';

/** Who works where in the demo province. */
export class Roster {
  private readonly people = seededOfficers();
  private readonly password = demoPassword();
  private readonly met = new Map<string, Officer>();

  constructor(private readonly apiUrl: string) {}

  named(username: string): Officer {
    const known = this.met.get(username);
    if (known) return known;
    const officer = new Officer(this.apiUrl, username, this.password);
    this.met.set(username, officer);
    return officer;
  }

  /**
   * Someone in this post. @param preferred usernames to choose first where several hold it
   * @throws Error when the seed has nobody there
   */
  holding(agencyCode: string, role: string, preferred: readonly string[] = []): Officer {
    const able = this.people
      .filter(({ positions }) => positions.some((post) => post.agency === agencyCode && post.role === role))
      .map(({ username }) => username);
    const chosen = able.find((username) => preferred.includes(username)) ?? able[0];
    if (chosen === undefined) throw new Error(`The seed has no ${role} at ${agencyCode}`);
    return this.named(chosen);
  }
}
