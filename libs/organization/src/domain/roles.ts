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

/** The roles as people call them. */
const ROLE_NAMES: Record<OfficerRole, { readonly vi: string; readonly en: string }> = {
  'reception-officer': { vi: 'cán bộ tiếp nhận', en: 'reception officer' },
  'case-officer': { vi: 'chuyên viên thụ lý', en: 'case officer' },
  'unit-head': { vi: 'lãnh đạo phòng', en: 'unit head' },
  'agency-leader': { vi: 'lãnh đạo cơ quan', en: 'agency leader' },
  clerk: { vi: 'văn thư', en: 'clerk' },
  supervisor: { vi: 'cán bộ giám sát', en: 'supervisor' },
  administrator: { vi: 'quản trị hệ thống', en: 'administrator' },
};

const isRole = (role: string): role is OfficerRole => (OFFICER_ROLES as readonly string[]).includes(role);

/** The name of a role; an unknown one keeps its code. */
export const roleName = (role: string): { vi: string; en: string } =>
  isRole(role) ? ROLE_NAMES[role] : { vi: role, en: role };
