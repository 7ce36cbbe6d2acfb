import type { Principal } from '#identity';
import type { OfficerRole } from '#organization';
import type { ActingOfficer } from '../src/domain/task-holder.ts';

/** Someone with these posts: `'2 case-officer'` is a case officer of agency 2. */
export const holding = (...posts: readonly string[]): ActingOfficer => ({
  officerId: 1,
  holds: (agencyId, role) => posts.includes(`${agencyId} ${role}`),
  worksAt: (agencyId) => posts.some((post) => post.startsWith(`${agencyId} `)),
  standsInFor: () => [],
});

/** Someone with every post there is. */
export const everyone: ActingOfficer = {
  officerId: 1,
  holds: () => true,
  worksAt: () => true,
  standsInFor: () => [],
};

/** The signed-in officer with this one post, cleared for everything. */
export const officerAt = (agencyId: number, role: OfficerRole): Principal => ({
  ...{ kind: 'officer', accountId: 1, officerId: 1, username: 'mau', fullName: 'Cán Bộ Mẫu' },
  positions: [{ agencyId, role, title: 'Chức vụ', fields: [], clearance: 'confidential' }],
});
