import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import forge from 'node-forge';

/** Listens with a certificate nobody has signed but itself. @returns the server, and its port */
export async function listenUntrusted(): Promise<{ server: Server; port: number }> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const signer = forge.pki.privateKeyFromPem(key);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(signer.n, signer.e);
  certificate.validity.notBefore = new Date('2020-01-01');
  certificate.validity.notAfter = new Date('2100-01-01');
  certificate.setSubject([{ name: 'commonName', value: 'localhost' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'localhost' }]);
  certificate.sign(signer, forge.md.sha256.create());
  const server = createServer({ key, cert: forge.pki.certificateToPem(certificate) });
  // A client that hangs up during the handshake is what is expected.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}
