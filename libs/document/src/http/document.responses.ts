import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import type { DocumentVersion, ListedDocument } from '../application/queries/list-documents.ts';
import { DOCUMENT_KINDS, STATE_WORDS, VERSION_STATES } from '../domain/document.ts';
import {
  ADDED_WORDS,
  INTEGRITIES,
  INTEGRITY_WORDS,
  type SignatureReport,
  TRUST_WORDS,
  TRUSTS,
} from '../domain/signature.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const wording = z.strictObject({ vi: z.string(), en: z.string() });

const signatureResponse = z.strictObject({
  signer: z.string().nullable(),
  issuer: z.string().nullable(),
  signedAt: z.string().nullable().describe('as the signer says; RFC 3339'),
  integrity: z.enum(INTEGRITIES),
  coversFile: z.boolean().describe('false = something was added after signing'),
  trust: z.enum(TRUSTS).nullable(),
  words: z.array(wording).describe('the same in words'),
});

const versionResponse = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  state: z.enum(VERSION_STATES),
  stateWords: wording,
  finding: z.string().nullable().describe('what the virus scanner found, in its words'),
  name: z.string().nullable().describe('null = erased'),
  mediaType: z.string(),
  size: z.int().describe('bytes'),
  sha256: z.string().describe('hexadecimal'),
  uploadedBy: z.string(),
  receivedAt: instant,
  signatures: z.array(signatureResponse).nullable().describe('of a PDF that is clean; else null'),
});

export const documentList = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum(DOCUMENT_KINDS),
      component: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
      versions: z.array(versionResponse).describe('the newest first'),
    }),
  ),
});

export const presentDocument = ({ versions, ...document }: ListedDocument) => ({
  ...document,
  versions: versions.map(presentVersion),
});

const presentVersion = (version: DocumentVersion): z.infer<typeof versionResponse> => ({
  ...version,
  stateWords: STATE_WORDS[version.state],
  receivedAt: rfc3339(version.receivedAt),
  signatures: version.signatures && version.signatures.map(presentSignature),
});

const presentSignature = (signature: SignatureReport): z.infer<typeof signatureResponse> => ({
  ...signature,
  words: [
    INTEGRITY_WORDS[signature.integrity],
    ...(signature.coversFile ? [] : [ADDED_WORDS]),
    ...(signature.trust ? [TRUST_WORDS[signature.trust]] : []),
  ],
});
