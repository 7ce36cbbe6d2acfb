/** The forms of an edition by the act they are for, in the order of TT 03/2025/TT-VPCP, phụ lục I. */
export const FORM_KINDS = [
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'control-slip',
  'tracking-book',
] as const;

export type FormKind = (typeof FORM_KINDS)[number];

/** Forms about one dossier; the tracking book is about all of a desk. */
export const DOSSIER_FORMS = FORM_KINDS.filter(
  (kind): kind is Exclude<FormKind, 'tracking-book'> => kind !== 'tracking-book',
);

export type DossierForm = (typeof DOSSIER_FORMS)[number];

export const isDossierForm = (name: string): name is DossierForm =>
  (DOSSIER_FORMS as readonly string[]).includes(name);

/** The circulars that prescribe forms. */
export const EDITIONS = ['tt01-2018', 'tt03-2025'] as const;

export type Edition = (typeof EDITIONS)[number];

export const EDITION_NAMES: Record<Edition, string> = {
  'tt01-2018': 'Thông tư số 01/2018/TT-VPCP',
  'tt03-2025': 'Thông tư số 03/2025/TT-VPCP',
};

interface Prescribed {
  /** *Mẫu số*. */
  number: string;
  title: string;
}

/** What each edition prescribes; TT 01/2018 knows no stop notice. */
const PRESCRIBED: Record<Edition, Partial<Record<FormKind, Prescribed>>> = {
  'tt01-2018': {
    receipt: { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
    'supplement-request': { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
    refusal: { number: '03', title: 'Phiếu từ chối giải quyết hồ sơ' },
    apology: { number: '04', title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả' },
    'control-slip': { number: '05', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
    'tracking-book': { number: '06', title: 'Sổ theo dõi hồ sơ' },
  },
  'tt03-2025': {
    receipt: { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
    'supplement-request': { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
    refusal: { number: '03', title: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ' },
    apology: { number: '04', title: 'Phiếu xin lỗi và đề nghị gia hạn thời gian trả kết quả' },
    'stop-notice': { number: '05', title: 'Thông báo dừng giải quyết hồ sơ' },
    'control-slip': { number: '06', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
    'tracking-book': { number: '07', title: 'Sổ theo dõi hồ sơ' },
  },
};

/** Number and title of a form in an edition; nothing where the edition does not have it. */
export const prescribed = (edition: Edition, kind: FormKind): Prescribed | undefined =>
  PRESCRIBED[edition][kind];

/** What a form is called where no edition is meant. */
export const FORM_NAMES: Record<FormKind, { vi: string; en: string }> = {
  receipt: { vi: 'giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'the receipt slip' },
  'supplement-request': { vi: 'phiếu yêu cầu bổ sung hồ sơ', en: 'the supplement request' },
  refusal: { vi: 'phiếu từ chối', en: 'the refusal slip' },
  apology: { vi: 'phiếu xin lỗi', en: 'the apology' },
  'stop-notice': { vi: 'thông báo dừng giải quyết', en: 'the stop notice' },
  'control-slip': { vi: 'phiếu kiểm soát', en: 'the control slip' },
  'tracking-book': { vi: 'sổ theo dõi hồ sơ', en: 'the tracking book' },
};
