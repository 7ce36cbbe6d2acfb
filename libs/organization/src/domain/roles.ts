/** Posts an officer may hold at an agency, and a workflow step may ask for. */
export const OFFICER_ROLES = [
  'reception-officer',
  'case-officer',
  'unit-head',
  'agency-leader',
  'clerk',
  'supervisor',
  'administrator',
] as const;

export type OfficerRole = (typeof OFFICER_ROLES)[number];
