/**
 * Bodies of `POST /dossiers` for procedures of the seed; people in them are plainly fictional. They are one person, whose
 * dossiers are known not to be one.
 */

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
  duplicateOf: 'known',
  applicant,
  components: [
    { code: '000.00.00.G15-KQ003204', originals: 1 },
    { code: '000.00.00.G15-KQ004389', originals: 1 },
  ],
  ...overrides,
});

/** First registration of land by an organisation at a commune desk; 11.5 and 5.5 working days around the payment. */
export const landRegistration = () => ({
  procedure: '1.012753',
  channel: 'direct',
  duplicateOf: 'known',
  applicant: { ...applicant, kind: 'organization', fullName: 'Hợp tác xã Ví Dụ Hoa Ban' },
  components: [
    { code: '1.012753-TP01', originals: 1, copies: 1 },
    { code: '1.012753-TP02', originals: 1, copies: 1 },
  ],
});

/** Birth, residence and health insurance of a child at once, by three agencies; 20 working days. */
export const jointBirthRegistration = () => ({
  procedure: '2.000986',
  case: '2.000986.01',
  channel: 'direct',
  duplicateOf: 'known',
  applicant,
  components: [
    { code: '000.00.00.G15-KQ1122', originals: 1 },
    { code: '000.00.00.G15-KQ1123', originals: 1 },
  ],
});

/** A confirmation of who is married to whom or to nobody, at a commune desk; three working days. */
export const maritalStatus = () => ({
  procedure: '1.004873',
  case: '1.004873.01',
  channel: 'direct',
  duplicateOf: 'known',
  applicant,
  components: [{ code: '000.00.00.G15-KQ003448', originals: 1 }],
});

/** A child that is adopted, with what has to be there; at a commune desk. */
export const adoption = () => ({
  procedure: '2.001263',
  channel: 'direct',
  duplicateOf: 'known',
  applicant,
  components: [
    { code: '2.001263-TP01', originals: 1 },
    { code: '2.001263-TP07', originals: 1 },
    { code: '2.001263-TP08', originals: 1 },
  ] as { code: string; originals?: number; reuses?: object }[],
});

/** Land that changes hands, at a commune desk for the land registry; 4 and 4 working days around the payment. */
export const landTransfer = () => ({
  procedure: '1.013831',
  channel: 'direct',
  duplicateOf: 'known',
  applicant,
  components: [
    { code: '1.013831-TP01', originals: 1, copies: 1 },
    { code: '1.013831-TP02', originals: 1, copies: 1 },
    { code: '1.013831-TP03', originals: 1, copies: 1 },
  ],
});
