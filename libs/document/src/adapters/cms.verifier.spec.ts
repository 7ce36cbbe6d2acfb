import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger, testConfig } from '#testing';
import { type Certified, certify, pem, plainPdf, signPdf } from '../../spec/signed-pdf.ts';
import { CmsVerifier } from './cms.verifier.ts';
import { TrustedRoots } from './trusted-roots.ts';

const NOW = new Date('2026-03-04T08:00:00+07:00');
const SIGNED_AT = '2026-03-03T09:00:00.000+07:00';
const valid = { from: '2026-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' };

describe('the digital signatures of a PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-roots-'));
  const root = certify({ name: 'Root CA thử nghiệm', authority: true, ...valid });
  const issuing = certify({ name: 'CA phục vụ thử nghiệm', by: root, authority: true, ...valid });
  const leader = certify({ name: 'Vũ Văn Thử Dũng', by: issuing, ...valid });
  const paper = plainPdf('Cap cho ong Nguyen Van Mau');
  const verifier = new CmsVerifier(
    new TrustedRoots(testConfig({ TRUSTED_ROOTS_FOLDER: folder }), silentLogger()),
  );
  const verify = (pdf: Buffer, at = NOW) => verifier.verify(pdf, at);
  const signed = (by: Certified, ...others: Certified[]) =>
    signPdf(paper, { by, with: others, at: SIGNED_AT });
  const good = {
    signer: 'Vũ Văn Thử Dũng',
    issuer: 'CA phục vụ thử nghiệm',
    signedAt: SIGNED_AT,
    integrity: 'intact',
    coversFile: true,
    trust: 'trusted',
  };

  beforeAll(() => {
    writeFileSync(join(folder, 'root.pem'), pem(root));
    writeFileSync(join(folder, 'broken.crt'), 'no certificate');
    writeFileSync(join(folder, 'readme.txt'), 'not looked at');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are none of a paper without', async () => {
    expect(await verify(paper)).toEqual([]);
  });

  it('say who signed and when, over a chain to a root that is trusted', async () => {
    expect(await verify(await signed(leader, issuing))).toEqual([good]);
  });

  it('are broken by a letter that was changed', async () => {
    const pdf = await signed(leader, issuing);
    pdf.write('Tran', pdf.indexOf('Nguyen'));
    expect(await verify(pdf)).toEqual([{ ...good, integrity: 'changed' }]);
  });

  it('tell of what was added after signing', async () => {
    const pdf = await signed(leader, issuing);
    const revised = Buffer.concat([pdf, Buffer.from('4 0 obj\n<< /Length 0 >>\nendobj\n%%EOF\n')]);
    expect(await verify(revised)).toEqual([{ ...good, coversFile: false }]);
  });

  it('are told one by one, the earlier as covering less than the file', async () => {
    const clerk = certify({ name: 'Văn thư', by: issuing, ...valid });
    const twice = await signPdf(await signed(leader, issuing), { by: clerk, with: [issuing], at: SIGNED_AT });
    expect(await verify(twice)).toEqual([
      { ...good, coversFile: false },
      { ...good, signer: 'Văn thư' },
    ]);
  });

  it('of who vouches for themselves are worth nothing', async () => {
    const stranger = certify({ name: 'Vũ Văn Thử Dũng', ...valid });
    expect(await verify(await signed(stranger))).toMatchObject([
      { integrity: 'intact', trust: 'self-signed' },
    ]);
  });

  it('say no name that no database can keep', async () => {
    const hostile = certify({ name: 'Vũ\u0000Dũng', ...valid });
    expect(await verify(await signed(hostile))).toMatchObject([{ signer: null, integrity: 'intact' }]);
  });

  it('of a stranger, or without what lies between, lead to nobody who is trusted', async () => {
    const elsewhere = certify({ name: 'CA phục vụ thử nghiệm', authority: true, ...valid });
    const impostor = certify({ name: 'Vũ Văn Thử Dũng', by: elsewhere, ...valid });
    expect(await verify(await signed(impostor, elsewhere))).toMatchObject([{ trust: 'unknown-issuer' }]);
    expect(await verify(await signed(impostor, issuing, root))).toMatchObject([{ trust: 'unknown-issuer' }]);
    expect(await verify(await signed(leader))).toMatchObject([{ trust: 'unknown-issuer' }]);
  });

  it('are told apart before the time of their certificate and after it', async () => {
    const pdf = await signed(leader, issuing);
    expect(await verify(pdf, new Date('2030-01-02T00:00:00Z'))).toMatchObject([{ trust: 'expired' }]);
    expect(await verify(pdf, new Date('2025-12-31T00:00:00Z'))).toMatchObject([{ trust: 'not-yet-valid' }]);
  });

  it('cannot be had by carrying signed words along that are not the file', async () => {
    const pdf = await signPdf(paper, {
      by: leader,
      with: [issuing],
      at: SIGNED_AT,
      attached: 'Words of another paper',
    });
    expect(await verify(pdf)).toMatchObject([{ integrity: 'unreadable', trust: null }]);
  });

  it('cannot leave a gap in which anything might stand', async () => {
    const pdf = await signed(leader, issuing);
    const at = pdf.indexOf('<', pdf.indexOf('/Contents <'));
    pdf.write(' (a) ', at + 8000);
    expect(await verify(pdf)).toMatchObject([{ integrity: 'unreadable' }]);
  });

  it.each([
    ['of nonsense', '/ByteRange [0 4 9 3]<00>'],
    ['of places beyond the file', '/ByteRange [0 999999999999 999999999999 1]'],
    ['that overlap', '/ByteRange [0 10 5 3]'],
  ])('%s are unreadable, and break nothing', async (_, planted) => {
    const pdf = Buffer.concat([paper, Buffer.from(planted)]);
    expect(await verify(pdf)).toMatchObject([{ integrity: 'unreadable' }]);
  });
});
