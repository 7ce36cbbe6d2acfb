import { applicantSchema, submitterSchema } from './applicant.ts';

const applicant = {
  kind: 'person',
  fullName: 'Nguyễn Thị Mẫu',
  identity: { kind: 'citizen-id', number: '001099000001' },
  address: '1 Phố Mẫu, phường Mẫu, tỉnh Sao Mai',
};

/** Paths and messages of what is wrong. */
function faultsOf(change: object): [string, string, unknown][] {
  const { error } = applicantSchema.safeParse({ ...applicant, ...change });
  return (error?.issues ?? []).map(({ path, message, ...issue }) => [
    path.join('/'),
    message,
    'params' in issue ? issue.params?.['code'] : issue.code,
  ]);
}

describe('the applicant', () => {
  it('needs a name, an identity and an address; telephone and e-mail are offered', () => {
    expect(applicantSchema.parse(applicant)).toEqual(applicant);
    const { error } = applicantSchema.safeParse({});
    expect(error?.issues.map(({ path }) => path.join('/'))).toEqual([
      'kind',
      'fullName',
      'identity',
      'address',
    ]);
  });

  it.each([
    ['citizen-id', '001099000001', '001099000001'],
    ['citizen-id', ' 001099000001 ', '001099000001'],
    ['old-id', '012345678', '012345678'],
    ['passport', 'C1234567', 'C1234567'],
    ['passport', 'c12345678', 'C12345678'],
    ['business-code', '0100000001', '0100000001'],
    ['business-code', '0100000001-001', '0100000001-001'],
  ])('may be known by %s %j', (kind, number, kept) => {
    expect(applicantSchema.parse({ ...applicant, identity: { kind, number } }).identity.number).toBe(kept);
  });

  it.each([
    ['citizen-id', '00109900001', 'Số định danh cá nhân phải có 12 chữ số | A citizen id has 12 digits'],
    ['citizen-id', '0010990000011', 'Số định danh cá nhân phải có 12 chữ số | A citizen id has 12 digits'],
    ['citizen-id', '00109900000O', 'Số định danh cá nhân phải có 12 chữ số | A citizen id has 12 digits'],
    ['citizen-id', '', 'Số định danh cá nhân phải có 12 chữ số | A citizen id has 12 digits'],
    ['old-id', '001099000001', 'Số CMND phải có 9 chữ số | An old identity card number has 9 digits'],
    [
      'passport',
      '12345678',
      'Số hộ chiếu gồm 1 chữ cái và 7–8 chữ số | A passport number is a letter and 7–8 digits',
    ],
    [
      'passport',
      'CC1234567',
      'Số hộ chiếu gồm 1 chữ cái và 7–8 chữ số | A passport number is a letter and 7–8 digits',
    ],
    [
      'business-code',
      '0100000001001',
      'Mã số doanh nghiệp gồm 10 chữ số (chi nhánh thêm -001) | A business code has 10 digits (a branch adds -001)',
    ],
  ])('is refused as %s with %j', (kind, number, message) => {
    expect(faultsOf({ identity: { kind, number } })).toEqual([
      ['identity/number', message, 'invalid_identity'],
    ]);
  });

  it('is refused with a paper nobody knows, whatever its number', () => {
    expect(faultsOf({ identity: { kind: 'visa', number: '1' } })).toMatchObject([
      ['identity/kind', {}, 'invalid_value'],
    ]);
  });

  it.each([
    ['0912345678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['84.912.345.678', '0912345678'],
    ['091-234-5678', '0912345678'],
    ['0169 123 4567', '0391234567'],
    ['024 3825 0000', '02438250000'],
    ['+84 237 385 2000', '02373852000'],
  ])('may be called at %j, kept as %s', (phone, kept) => {
    expect(applicantSchema.parse({ ...applicant, phone }).phone).toBe(kept);
  });

  it.each([
    '',
    '091234567',
    '09123456789',
    '0112345678',
    '0412345678',
    '0243825000',
    '84912345',
    '0912x45678',
    '1900 1234',
  ])('is refused with the telephone %j', (phone) => {
    const message =
      'Số điện thoại phải có 10 chữ số (bắt đầu bằng 03, 05, 07, 08, 09) hoặc 11 chữ số (bắt đầu bằng 02)' +
      ' | Must be a Vietnamese phone number of 10 digits (from 03, 05, 07, 08, 09) or 11 digits (from 02)';
    expect(faultsOf({ phone })).toEqual([['phone', message, 'invalid_phone']]);
  });

  it('is refused with a telephone in another country', () => {
    const message = 'Phải là số điện thoại ở Việt Nam | Must be a phone number of Viet Nam';
    expect(faultsOf({ phone: '+1 202 555 0100' })).toEqual([['phone', message, 'foreign_phone']]);
  });

  it('may be written to at an address in any case of letters', () => {
    expect(applicantSchema.parse({ ...applicant, email: 'Mau@SaoMai.example' }).email).toBe(
      'mau@saomai.example',
    );
  });

  it('may be written to at a domain with accents, kept as mail servers call it', () => {
    const written = { ...applicant, email: 'mau@Sao-Mái.example'.normalize('NFD') };
    expect(applicantSchema.parse(written).email).toBe('mau@xn--sao-mi-tta.example');
  });

  it.each(['mẫu@saomai.example', 'đ@saomai.example', 'mẫu@mái.example'])(
    'is refused with the accented mailbox %j',
    (email) => {
      const message = 'Địa chỉ thư điện tử phải viết không dấu | Must be written without accents';
      expect(faultsOf({ email })).toEqual([['email', message, 'accented_email']]);
    },
  );

  it.each(['', 'mau', 'mau@', 'mau@saomai', 'mau @saomai.example', 'mau@sao mái.example'])(
    'is refused with the e-mail %j',
    (email) => {
      const message = 'Địa chỉ thư điện tử không đúng | Is not an e-mail address';
      expect(faultsOf({ email })).toEqual([['email', message, 'invalid_format']]);
    },
  );

  it('keeps one spelling of a name: trimmed, its letters composed', () => {
    expect(applicantSchema.parse({ ...applicant, fullName: ' Trần Mẫu '.normalize('NFD') }).fullName).toBe(
      'Trần Mẫu'.normalize('NFC'),
    );
  });

  it.each([
    ['an empty name', { fullName: ' \t' }, 'fullName', 'too_small'],
    ['a name too long for the books', { fullName: 'â'.repeat(251) }, 'fullName', 'too_big'],
    ['a kind the portal does not know', { kind: 'household' }, 'kind', 'invalid_value'],
    ['a field nobody asked for', { gender: 'nữ' }, '', 'unrecognized_keys'],
  ])('is refused with %s', (_, change, path, code) => {
    expect(faultsOf(change).map(([where, , what]) => [where, what])).toEqual([[path, code]]);
  });
});

describe('the submitter', () => {
  it('needs a name and by what right; a telephone is checked as the applicant’s', () => {
    const authority = { kind: 'family' };
    expect(submitterSchema.parse({ fullName: 'Lê Thử', phone: '+84912345678', authority })).toEqual({
      fullName: 'Lê Thử',
      phone: '0912345678',
      authority,
    });
    expect(submitterSchema.safeParse({ phone: '1' }).error?.issues.map(({ path }) => path.join())).toEqual([
      'fullName',
      'phone',
      'authority',
    ]);
  });

  it.each(['011223344', '01234567890a', '0123456789012'])('has no citizen id like %s', (citizenId) => {
    const named = { fullName: 'Lê Thử', authority: { kind: 'family' }, citizenId };
    expect(submitterSchema.safeParse(named).error?.issues.map(({ path }) => path.join())).toEqual([
      'citizenId',
    ]);
  });
});
