import { z } from 'zod';
import { emailAddress, phoneNumber, text } from '#platform/fields';
import { agencyCode, agencySchema, username } from './province.ts';
import { OFFICER_ROLES } from './roles.ts';
import { SECRECY_LEVELS } from './secrecy.ts';

/** An agency that comes into being. */
export const newAgencySchema = z.strictObject({
  ...agencySchema.shape,
  name: text(300),
  parent: agencyCode,
  phone: text(30),
  address: text(300),
  /** Code of the working calendar it keeps. */
  calendar: z.string().min(1).max(50).default('standard'),
});

/** What of an agency may be changed: its code, kind and level say what it is. Absent = stays. */
export const agencyChangeSchema = z.strictObject({
  name: text(300).optional(),
  phone: text(30).optional(),
  address: text(300).optional(),
  functions: agencySchema.shape.functions.optional(),
  /** Empty = the whole province. */
  serves: z.array(agencyCode).max(1_000).optional(),
});

const officer = {
  fullName: text(200),
  email: emailAddress,
  phone: phoneNumber.nullable(),
  /** Of their own citizen identity card (Luật Căn cước 2023, Đ.12); only an index of it is kept. */
  identityNumber: z.string().regex(/^\d{12}$/),
};

export const newOfficerSchema = z.strictObject({
  username,
  fullName: officer.fullName,
  email: officer.email,
  phone: officer.phone.optional(),
  identityNumber: officer.identityNumber.optional(),
});

export const officerChangeSchema = z.strictObject(officer).partial();

/** Which post of an officer is meant. */
export const postSchema = z.strictObject({ agency: agencyCode, role: z.enum(OFFICER_ROLES) });

/** A post as it is given. */
export const newPositionSchema = z.strictObject({
  ...postSchema.shape,
  title: text(200),
  /** Codes of the fields of procedures they look after in it; empty = all. */
  fields: z.array(z.string().min(1).max(50)).max(100).default([]),
  /** The desks or communes whose dossiers they look after; empty = all. */
  areas: z.array(agencyCode).max(1_000).default([]),
  /** The most secret dossiers it sees. */
  clearance: z.enum(SECRECY_LEVELS).default('normal'),
});

export type NewAgency = z.infer<typeof newAgencySchema>;
export type AgencyChange = z.infer<typeof agencyChangeSchema>;
export type NewOfficer = z.infer<typeof newOfficerSchema>;
export type OfficerChange = z.infer<typeof officerChangeSchema>;
export type Post = z.infer<typeof postSchema>;
export type NewPosition = z.infer<typeof newPositionSchema>;

/** Who administers: account name and officer. */
export interface Administrator {
  readonly username: string;
  readonly officerId: number;
}
