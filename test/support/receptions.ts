/** Bodies of `POST /dossiers` for procedures of the seed; people in them are plainly fictional. */

export const applicant = {
  kind: 'person',
  fullName: 'Nguyễn Văn Mẫu',
  identity: { kind: 'citizen-id', number: '099000000001' },
  address: 'Số 1 đường Ví Dụ, phường Hoa Ban, tỉnh Sao Mai',
  phone: '0900000001',
  email: 'nguyen.van.mau@example.vn',
};

/** Birth registration at a commune desk; one working day. */
export const birthRegistration = (overrides: Record<string, unknown> = {}) => ({
  procedure: '1.001193',
  case: '1.001193.01',
  channel: 'direct',
  applicant,
  components: [
    { code: '000.00.00.G15-KQ003204', originals: 1 },
    { code: '000.00.00.G15-KQ004389', originals: 1 },
  ],
  ...overrides,
});
