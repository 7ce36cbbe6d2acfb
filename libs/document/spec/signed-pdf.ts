import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import forge from 'node-forge';

/** A certificate with its key. */
export interface Certified {
  certificate: forge.pki.Certificate;
  key: forge.pki.rsa.PrivateKey;
}

interface Wanted {
  name: string;
  /** Who vouches for it; itself when absent. */
  by?: Certified;
  authority?: boolean;
  from: string;
  until: string;
}

let serial = 0;

export function certify({ name, by, authority = false, from, until }: Wanted): Certified {
  const { publicKey, privateKey: key } = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  serial += 1;
  certificate.serialNumber = serial.toString(16).padStart(2, '0');
  certificate.validity.notBefore = new Date(from);
  certificate.validity.notAfter = new Date(until);
  const subject = [
    { name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(by ? by.certificate.subject.attributes : subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: authority, critical: true },
    {
      name: 'keyUsage',
      critical: true,
      ...(authority ? { keyCertSign: true, cRLSign: true } : { digitalSignature: true }),
    },
  ]);
  certificate.sign((by ?? { key }).key, forge.md.sha256.create());
  return { certificate, key };
}

export const pem = ({ certificate }: Certified): string => forge.pki.certificateToPem(certificate);

/** What the signature of a test is like. */
export interface Signing {
  by: Certified;
  /** Certificates that are told besides. */
  with?: readonly Certified[];
  at: string;
  /** Signs this, and carries it along, instead of the file. */
  attached?: string;
}

class CmsSigner extends Signer {
  constructor(private readonly signing: Signing) {
    super();
  }

  override sign(pdf: Buffer): Promise<Buffer> {
    const { by, with: others = [], at, attached } = this.signing;
    const cms = forge.pkcs7.createSignedData();
    cms.content = forge.util.createBuffer(attached ?? pdf.toString('binary'));
    for (const { certificate } of [by, ...others]) cms.addCertificate(certificate);
    cms.addSigner({
      ...{ key: by.key, certificate: by.certificate, digestAlgorithm: forge.pki.oids['sha256']! },
      authenticatedAttributes: [
        { type: forge.pki.oids['contentType']!, value: forge.pki.oids['data']! },
        { type: forge.pki.oids['messageDigest']! },
        { type: forge.pki.oids['signingTime']!, value: new Date(at) as unknown as string },
      ],
    });
    cms.sign({ detached: attached === undefined });
    return Promise.resolve(Buffer.from(forge.asn1.toDer(cms.toAsn1()).getBytes(), 'binary'));
  }
}

/** Signs a PDF; one that is signed already gets a further revision. */
export async function signPdf(pdf: Buffer, signing: Signing): Promise<Buffer> {
  const ready = plainAddPlaceholder({
    ...{ pdfBuffer: pdf, reason: 'Phê duyệt', contactInfo: '', name: '', location: 'Hoa Ban' },
    signatureLength: 8192,
  });
  return new SignPdf().sign(ready, new CmsSigner(signing));
}

/** A page that says something, with its table of references. */
export function plainPdf(words: string): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${words.length} >>\nstream\n${words}\nendstream`,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}${trailer}`,
    'latin1',
  );
}
