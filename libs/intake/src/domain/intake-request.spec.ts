import { intakeSchema, refusalSchema, severalSchema } from './intake-request.ts';

const request = {
  procedure: '1.001193',
  applicant: {
    kind: 'person',
    fullName: 'Nguyễn Thị Mẫu',
    identity: { kind: 'citizen-id', number: '001099000001' },
    address: '1 Phố Mẫu',
  },
  components: [{ code: 'TK' }],
};
const faultsOf = (change: object) =>
  intakeSchema
    .safeParse({ ...request, ...change })
    .error?.issues.map(({ path, message }) => [path.join('/'), message]);

describe('what is typed at the desk', () => {
  it('comes over the counter unless said otherwise, and counts nothing unless counted', () => {
    expect(intakeSchema.parse(request)).toEqual({
      ...request,
      channel: 'direct',
      components: [{ code: 'TK', originals: 0, certified: 0, copies: 0, electronic: 0 }],
      ...{ returning: { way: 'desk' }, sets: 1, notices: { channels: ['sms', 'email'], language: 'vi' } },
    });
  });

  it('names each paper once', () => {
    const message = 'Mỗi thành phần chỉ ghi một lần | Each component may appear once';
    expect(faultsOf({ components: [{ code: 'TK' }, { code: 'BD' }, { code: 'TK' }] })).toEqual([
      ['components', message],
    ]);
  });

  it.each([
    ['a channel nobody knows', { channel: 'fax' }, 'channel'],
    ['half a paper', { components: [{ code: 'TK', originals: 0.5 }] }, 'components/0/originals'],
    ['less than no paper', { components: [{ code: 'TK', copies: -1 }] }, 'components/0/copies'],
    ['more papers than the books hold', { components: [{ code: 'TK', copies: 100 }] }, 'components/0/copies'],
    ['a submitter without a right', { submitter: { fullName: 'Trần Văn Mẫu' } }, 'submitter/authority'],
    [
      'a power of attorney without its number',
      {
        submitter: { fullName: 'Trần Văn Mẫu', authority: { kind: 'authorised', date: '2026-03-02' } },
      },
      'submitter/authority/number',
    ],
    ['the post without an address', { returning: { way: 'post' } }, 'returning/address'],
    [
      'a paper out of the store and of an earlier dossier at once',
      {
        components: [
          { code: 'TK', fromStore: true, reuses: { dossierId: '01958000-0000-7000-8000-000000000001' } },
        ],
      },
      'components/0/fromStore',
    ],
    ['no set at all', { sets: 0 }, 'sets'],
    ['fees of its own: what is charged is the ledger’s', { fees: [] }, ''],
    ['a paper without a code', { components: [{ code: '' }] }, 'components/0/code'],
    ['a date of receipt of its own', { receivedAt: '2026-01-01' }, ''],
    [
      'an identity that is not one',
      { applicant: { ...request.applicant, identity: 1 } },
      'applicant/identity',
    ],
  ])('is refused with %s', (_, change, path) => {
    expect(faultsOf(change)?.map(([where]) => where)).toEqual([path]);
  });

  it('is refused by the desk with a reason only', () => {
    expect(refusalSchema.safeParse({ ...request, reason: 'Không thuộc thẩm quyền' }).success).toBe(true);
    expect(refusalSchema.safeParse(request).error?.issues).toMatchObject([{ path: ['reason'] }]);
    expect(refusalSchema.safeParse({ ...request, reason: 'x', comment: 'y' }).success).toBe(false);
  });

  it('has the same procedure twice only where that is known', () => {
    const { applicant, ...matter } = request;
    const several = (second: object) =>
      severalSchema
        .safeParse({ applicant, matters: [matter, { ...matter, ...second }] })
        .error?.issues.map(({ path }) => path.join('/'));
    expect(several({})).toEqual(['matters/1/procedure']);
    expect(several({ duplicateOf: 'known' })).toBeUndefined();
    expect(several({ procedure: '1.013831' })).toBeUndefined();
  });
});
