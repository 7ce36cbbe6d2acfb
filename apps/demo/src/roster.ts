import { Officer } from './api/officer.ts';
import { demoPassword, type SeededOfficer, seededOfficers, TIERS } from './seed.ts';

/** An officer of either structure, by whose post one tells which of them the system was seeded with. */
const LANDMARK = 'tiepnhan.hoaban';

/** Who works where in the demo province. */
export class Roster {
  private readonly met = new Map<string, Officer>();

  private constructor(
    private readonly apiUrl: string,
    private readonly password: string,
    private readonly people: readonly SeededOfficer[],
  ) {}

  /** @throws Error when the system does not answer, or was seeded with another province */
  static async open(apiUrl: string): Promise<Roster> {
    const password = demoPassword();
    const agencies = await new Officer(apiUrl, LANDMARK, password).agencies();
    const people = TIERS.map((tier) => seededOfficers(tier)).find((officers) =>
      officers.some(
        ({ username, positions }) =>
          username === LANDMARK && positions.every(({ agency }) => agencies.includes(agency)),
      ),
    );
    if (!people) {
      throw new Error(`${LANDMARK} works at ${agencies.join(', ')}: not a province the demo knows`);
    }
    return new Roster(apiUrl, password, people);
  }

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

  /** Code of the agency where an officer has this role. @throws Error when there is none */
  agencyOf({ username }: Officer, role: string): string {
    const posts = this.people.find((one) => one.username === username)?.positions;
    const agency = posts?.find((post) => post.role === role)?.agency;
    if (agency === undefined) throw new Error(`${username} is no ${role} in the seed`);
    return agency;
  }
}
