export { type Agency, Directory } from './application/directory.ts';
export { type FilledPost, FilledPosts } from './application/filled-posts.ts';
export { ImportProvince } from './application/import-province.ts';
export { type ProvinceDefinition, provinceSchema } from './domain/province.ts';
export { type ResolvableAgency, resolveAgency } from './domain/resolve-agency.ts';
export { OFFICER_ROLES, type OfficerRole, roleName } from './domain/roles.ts';
export { levelsUpTo, SECRECY_LEVELS, type Secrecy } from './domain/secrecy.ts';
export { OrganizationModule } from './organization.module.ts';
