export { type AppliedOfficerImport, ApplyOfficerImport } from './application/apply-officer-import.ts';
export { ChangeAgency } from './application/change-agency.ts';
export { ChangeOfficer } from './application/change-officer.ts';
export { CreateAgency, type Written } from './application/create-agency.ts';
export { CreateOfficer } from './application/create-officer.ts';
export { type Agency, Directory } from './application/directory.ts';
export { EndPosition } from './application/end-position.ts';
export { type FilledPost, FilledPosts } from './application/filled-posts.ts';
export { GivePosition } from './application/give-position.ts';
export { ImportProvince } from './application/import-province.ts';
export { ProposeOfficerImport } from './application/propose-officer-import.ts';
export { FindOfficerImport } from './application/queries/find-officer-import.ts';
export { FindOfficers } from './application/queries/find-officers.ts';
export { type HeldPost, HeldPosts } from './application/queries/held-posts.ts';
export { Restructure } from './application/restructure.ts';
export {
  agencyChangeSchema,
  type AgencyChange,
  type NewAgency,
  newAgencySchema,
  type NewOfficer,
  newOfficerSchema,
  type NewPosition,
  newPositionSchema,
  type OfficerChange,
  officerChangeSchema,
  type Post,
  postSchema,
} from './domain/forms.ts';
export { organizationProblem } from './domain/organization.problems.ts';
export {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  agencyCode,
  type ProvinceDefinition,
  provinceSchema,
  username,
} from './domain/province.ts';
export { isOpenDesk, type ResolvableAgency, resolveAgency } from './domain/resolve-agency.ts';
export type { GivenPost, PostOfOfficer, Restructuring } from './domain/restructuring.ts';
export { OFFICER_ROLES, type OfficerRole, roleName } from './domain/roles.ts';
export { officerPlace } from './persistence/officer-place.ts';
export { levelsUpTo, SECRECY_LEVELS, type Secrecy } from './domain/secrecy.ts';
export { OrganizationAdministrationModule, OrganizationModule } from './organization.module.ts';
