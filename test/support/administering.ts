import { sql } from '#platform/database';
import { accountId, bearer } from './credentials.ts';
import type { Answer } from './officer.ts';
import { sessionOf } from './posts.ts';
import type { TestApi } from './test-api.ts';

export const ADMINISTRATOR = 'quantri.tinh';
export const OPENINGS = '/administration/emergency-openings';
export const CLOSED: [number, string] = [403, 'identity.administration-closed'];

/** Administration as administrators meet it. */
export const administering = (api: TestApi) => ({
  session: (username = ADMINISTRATOR) => sessionOf(api, username),
  get: (path: string, token: string) => api.anyone.get(path, bearer(token)),
  post: (path: string, body: unknown, token: string) => api.anyone.post(path, body, bearer(token)),
  signOut: (token: string) => api.anyone.send('DELETE', '/sessions/current', undefined, bearer(token)),
  /** Changes something of administration, with an entry in the audit trail each time. */
  change: async (token: string): Promise<Answer> =>
    api.anyone.post(
      `/administration/accounts/${await accountId(api, 'thuly.hoaban')}/password-reset`,
      { reason: 'Quên mật khẩu' },
      bearer(token),
    ),
  entries: () =>
    api.database.query<{
      actor: string;
      action: string;
      subject: string;
      details: Record<string, unknown>;
    }>(sql`
      select actor, action, subject_type || ' ' || subject_id as subject, details
      from audit.entry order by id`),
});
