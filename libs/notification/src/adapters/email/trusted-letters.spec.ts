import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { SMTPServer, type SMTPServerEnvelope, type SMTPServerOptions } from 'smtp-server';
import { type Settings, silentLogger, testConfig } from '#testing';
import { BounceAddresses } from '../../application/bounce-addresses.ts';
import { NodemailerMailer } from './nodemailer.mailer.ts';

const message = {
  id: '0193a5f0-0000-7000-8000-000000000001',
  to: 'nguoi.dan@example.com',
  subject: 'Đã tiếp nhận hồ sơ H99.41.01-261121-0001',
  text: 'Kính gửi ông/bà',
  html: '<p>Kính gửi ông/bà</p>',
};

let mailer: NodemailerMailer | undefined;

const openMailer = (port: number, settings: Settings = {}): NodemailerMailer => {
  const config = testConfig({ SMTP_URL: `smtp://127.0.0.1:${port}`, ...settings });
  mailer = new NodemailerMailer(config, new BounceAddresses(config), silentLogger());
  return mailer;
};

describe('a letter on its way', () => {
  let server: SMTPServer | undefined;
  let folder: string;
  let heard: { envelope: SMTPServerEnvelope; letter: Buffer }[];

  const serve = async (options: SMTPServerOptions = {}): Promise<number> => {
    const opened = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      allowInsecureAuth: true,
      disableReverseLookup: true,
      onData: (stream, { envelope }, done) =>
        void buffer(stream).then((letter) => done(heard.push({ envelope, letter }) ? null : undefined)),
      ...options,
    });
    server = opened;
    await new Promise<void>((resolve) => opened.listen(0, '0.0.0.0', resolve));
    return (opened.server.address() as AddressInfo).port;
  };

  beforeEach(() => {
    heard = [];
    folder = mkdtempSync(join(tmpdir(), 'mot-cua-dkim-'));
  });
  afterEach(async () => {
    mailer?.onApplicationShutdown();
    const opened = server;
    if (opened) await new Promise<void>((resolve) => opened.close(resolve));
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  const keyFile = (pem: string | Buffer): string => {
    const file = join(folder, 'dkim.pem');
    writeFileSync(file, pem);
    return file;
  };
  const signing = (file: string) => ({
    DKIM_DOMAIN: 'saomai.example',
    DKIM_SELECTOR: 'mc1',
    DKIM_KEY_FILE: file,
  });

  it('is signed so that a receiver finds it unchanged and of the domain of its sender', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const file = keyFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const attachment = { name: 'giay-tiep-nhan.pdf', bytes: Buffer.alloc(5000, 'ê') };
    await openMailer(await serve(), signing(file)).send({ ...message, attachment });
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const resolver = (name: string) =>
      name === 'mc1._domainkey.saomai.example'
        ? Promise.resolve([[`v=DKIM1; k=rsa; p=${key}`]])
        : Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' }));
    const verdictOn = async (letter: Buffer) => {
      const { results } = await dkimVerify(letter, { resolver });
      return results.map(({ status, signingDomain }) => ({
        result: status.result,
        aligned: status.aligned,
        signingDomain,
      }));
    };
    const letter = heard[0]?.letter ?? Buffer.alloc(0);
    expect(await verdictOn(letter)).toEqual([
      { result: 'pass', aligned: 'saomai.example', signingDomain: 'saomai.example' },
    ]);
    const forged = Buffer.from(letter.toString('latin1').replace(/^Subject: /m, 'Subject: Re '), 'latin1');
    expect(await verdictOn(forged)).toMatchObject([{ result: 'fail' }]);
  });

  it.each([
    ['is not there', () => join(folder, 'none.pem'), /holds no private key/],
    ['is none', () => keyFile('-----BEGIN PRIVATE KEY-----'), /holds no private key/],
    [
      'is short',
      () =>
        keyFile(
          generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
            type: 'pkcs8',
            format: 'pem',
          }),
        ),
      /2048 bits/,
    ],
    [
      'is of another kind',
      () => keyFile(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
      /RSA/,
    ],
  ])('is not signed, and nothing starts, with a key that %s', (_what, file, words) => {
    expect(() => openMailer(9, signing(file()))).toThrow(words);
  });

  it('goes out from an address that tells which letter comes back', async () => {
    const bounces = { BOUNCE_ADDRESS: 'tra-lai@saomai.example', BOUNCE_URL: 'imap://u:p@127.0.0.1' };
    await openMailer(await serve(), bounces).send(message);
    const { mailFrom } = heard[0]?.envelope ?? {};
    const address = mailFrom ? mailFrom.address : '';
    expect(address).toMatch(/^tra-lai\+[0-9a-f]{48}@saomai\.example$/);
    expect(new BounceAddresses(testConfig(bounces)).messageOf(address)).toBe(message.id);
    expect(heard[0]?.letter.toString()).toContain('From: =?UTF-8?');
    expect(heard[0]?.letter.toString()).not.toContain('tra-lai');
  });

  it('is kept back from a server that does not start TLS, together with the password', async () => {
    const seen: string[] = [];
    const port = await serve({
      onAuth: (_auth, _session, done) => done(new Error(seen.push('AUTH').toString())),
      onMailFrom: (_address, _session, done) => done(seen.push('MAIL') ? null : undefined),
    });
    // Not one of the addresses that are this machine's by name.
    const outcome = await openMailer(port, { SMTP_URL: `smtp://motcua:bi-mat@127.0.0.2:${port}` }).send(
      message,
    );
    expect(outcome).toMatchObject({ kind: 'unavailable' });
    expect([seen, heard]).toEqual([[], []]);
    const line = { SMTP_URL: `smtp://127.0.0.2:${port}`, MAIL_PRIVATE_LINE: 'yes' };
    mailer?.onApplicationShutdown();
    expect(await openMailer(port, line).send(message)).toMatchObject({ kind: 'accepted' });
    expect([seen, heard.length]).toEqual([['MAIL'], 1]);
  });

  it('is kept back from a server whose certificate nobody vouches for', async () => {
    const port = await serve({
      disabledCommands: [],
      onMailFrom: (_address, _session, done) => done(new Error('heard')),
    });
    const outcome = await openMailer(port, { SMTP_URL: `smtp://127.0.0.2:${port}` }).send(message);
    expect(outcome).toMatchObject({ kind: 'unavailable', reason: expect.not.stringContaining('heard') });
  });
});
