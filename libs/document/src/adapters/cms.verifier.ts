import { webcrypto } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { GeneralizedTime, UTCTime } from 'asn1js';
import {
  Certificate,
  CertificateChainValidationEngine,
  ContentInfo,
  CryptoEngine,
  SignedData,
  SignedDataVerifyError,
} from 'pkijs';
import { rfc3339 } from '#platform/clock';
import { canBeStored } from '#platform/fields';
import { SignatureVerifier } from '../application/signature-verifier.ts';
import { type EmbeddedSignature, embeddedSignatures } from '../domain/pdf-signatures.ts';
import type { SignatureReport } from '../domain/signature.ts';
import { TrustedRoots } from './trusted-roots.ts';

const COMMON_NAME = '2.5.4.3';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
/** Of a time stamp over the document, which is no one's signature. */
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4';
/** "Error during verification" of pkijs: the digest or the signature does not fit. */
const DOES_NOT_FIT = 15;

const engine = new CryptoEngine({ name: 'node', crypto: webcrypto });

const UNREADABLE: SignatureReport = {
  ...{ signer: null, issuer: null, signedAt: null, integrity: 'unreadable', coversFile: false, trust: null },
};

/**
 * Verifies PDF signatures that are detached CMS (`adbe.pkcs7.detached`, `ETSI.CAdES.detached`; RFC 5652, RFC 5280). What
 * the library cannot read, however it says so, is unreadable: no file keeps its own verdict from being known.
 */
@Injectable()
export class CmsVerifier extends SignatureVerifier {
  constructor(private readonly roots: TrustedRoots) {
    super();
  }

  async verify(pdf: Buffer, at: Date): Promise<SignatureReport[]> {
    const roots = await this.roots.read();
    const reports: SignatureReport[] = [];
    for (const signature of embeddedSignatures(pdf)) {
      const report = await reportOn(signature, roots, at).catch(() => UNREADABLE);
      if (report) reports.push(report);
    }
    return reports;
  }
}

/** Undefined for what is no signature. */
async function reportOn(
  { cms, signed, coversFile, saidAt }: EmbeddedSignature,
  roots: Certificate[],
  at: Date,
): Promise<SignatureReport | undefined> {
  const data = cms && readSignedData(cms);
  if (!data) return UNREADABLE;
  if (data.encapContentInfo.eContentType === TIME_STAMP) return undefined;
  // With content of its own a signature would be verified against that, whatever the file says.
  if (data.encapContentInfo.eContent || data.signerInfos.length !== 1) return UNREADABLE;
  const { integrity, certificate } = await integrityOf(data, signed);
  if (!certificate) return UNREADABLE;
  return {
    signer: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    signedAt: rfc3339(signingTime(data) ?? saidAt),
    integrity,
    coversFile,
    trust: await trustIn(certificate, data, roots, at),
  };
}

function readSignedData(cms: Buffer): SignedData | undefined {
  try {
    return new SignedData({ schema: ContentInfo.fromBER(exact(cms)).content });
  } catch {
    return undefined;
  }
}

async function integrityOf(
  data: SignedData,
  signed: Buffer,
): Promise<{ integrity: SignatureReport['integrity']; certificate?: Certificate | null | undefined }> {
  try {
    const result = await data.verify({ signer: 0, data: exact(signed), extendedMode: true }, engine);
    return {
      integrity: result.signatureVerified ? 'intact' : 'changed',
      certificate: result.signerCertificate,
    };
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    return {
      integrity: error.code === DOES_NOT_FIT ? 'changed' : 'unreadable',
      certificate: error.signerCertificate,
    };
  }
}

async function trustIn(
  certificate: Certificate,
  data: SignedData,
  trustedCerts: Certificate[],
  checkDate: Date,
): Promise<SignatureReport['trust']> {
  if (certificate.issuer.isEqual(certificate.subject)) return 'self-signed';
  if (checkDate < certificate.notBefore.value) return 'not-yet-valid';
  if (checkDate > certificate.notAfter.value) return 'expired';
  const others = (data.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const certs = [...others.filter((one) => one !== certificate), certificate];
  const chain = new CertificateChainValidationEngine({ trustedCerts, certs, checkDate });
  const { result } = await chain.verify({}, engine).catch(() => ({ result: false }));
  return result ? 'trusted' : 'unknown-issuer';
}

function signingTime({ signerInfos }: SignedData): Date | null {
  const attribute = signerInfos[0]?.signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME);
  const value: unknown = attribute?.values[0];
  return value instanceof UTCTime || value instanceof GeneralizedTime ? value.toDate() : null;
}

/** Whoever makes a certificate puts into it what they like: a name that cannot be kept as text is none. */
function commonName({ typesAndValues }: Certificate['subject']): string | null {
  const value: unknown = typesAndValues.find(({ type }) => type === COMMON_NAME)?.value.valueBlock.value;
  return typeof value === 'string' && canBeStored(value) ? value : null;
}

/** pkijs reads whole array buffers; a Buffer is often a window on a larger one. */
const exact = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;
