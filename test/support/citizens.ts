import { OpenCitizenSession } from '#identity';
import { PersonalData } from '#platform/personal-data';
import type { Answer } from './officer.ts';
import type { TestApi } from './test-api.ts';

/** Opens a session for the citizen of a number, without the way over their provider. @returns the token */
export async function citizenSessionOf({ app }: Pick<TestApi, 'app'>, number: string): Promise<string> {
  const index = await app.get(PersonalData, { strict: false }).indexOf('identity', number);
  return (await app.get(OpenCitizenSession, { strict: false }).execute(index)).accessToken;
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** As the citizen of a session. */
export const asCitizen =
  ({ anyone }: Pick<TestApi, 'anyone'>, token: string) =>
  (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    anyone.get(path, { ...bearer(token), ...headers });
