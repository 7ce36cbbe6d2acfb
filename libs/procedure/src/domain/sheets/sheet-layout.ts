import type { Layout } from '#platform/workbook';

/** docs/catalogue-import.md describes them. */
const layout = <const Column extends string>(
  name: string,
  columns: Record<Column, string>,
  needed: readonly NoInfer<Column>[],
): Layout<Column> => ({ name, columns, needed });

export const PROCEDURE_SHEET = layout(
  'Thủ tục',
  {
    code: 'Mã thủ tục',
    name: 'Tên thủ tục',
    fieldCode: 'Mã lĩnh vực',
    fieldName: 'Lĩnh vực',
    levels: 'Cấp thực hiện',
    subjects: 'Đối tượng',
    serviceLevel: 'Mức độ',
    partialReason: 'Lý do một phần',
    decision: 'Quyết định công bố',
    validFrom: 'Hiệu lực từ',
    validTo: 'Hiệu lực đến',
    competentAgency: 'Cơ quan giải quyết',
    amount: 'Thời hạn',
    unit: 'Đơn vị thời hạn',
    results: 'Kết quả',
    agencies: 'Cơ quan liên quan',
    legalGrounds: 'Căn cứ pháp lý',
    notes: 'Lưu ý',
  },
  [
    ...(['code', 'name', 'fieldName', 'levels', 'serviceLevel', 'validFrom', 'competentAgency'] as const),
    ...(['amount', 'unit', 'results'] as const),
  ],
);

export const COMPONENT_SHEET = layout(
  'Thành phần hồ sơ',
  {
    procedure: 'Mã thủ tục',
    code: 'Mã giấy tờ',
    name: 'Tên giấy tờ',
    originals: 'Bản chính',
    copies: 'Bản sao',
    required: 'Bắt buộc',
    cases: 'Trường hợp',
    formName: 'Tên mẫu đơn',
    formUrl: 'Địa chỉ mẫu đơn',
    replacedByResult: 'Mã kết quả thay thế',
  },
  ['procedure', 'code', 'name', 'originals', 'copies', 'required'],
);

export const TERMS_SHEET = layout(
  'Phí và thời hạn',
  {
    procedure: 'Mã thủ tục',
    channel: 'Hình thức nộp',
    caseCode: 'Mã trường hợp',
    caseName: 'Tên trường hợp',
    amount: 'Thời hạn',
    unit: 'Đơn vị thời hạn',
    note: 'Ghi chú hình thức',
    feeCode: 'Mã phí',
    feeName: 'Tên phí, lệ phí',
    feeAmount: 'Mức thu (đồng)',
    feeSetBy: 'HĐND quyết định',
    feeNote: 'Ghi chú phí',
  },
  ['procedure', 'channel', 'amount', 'unit', 'feeName', 'feeAmount'],
);

export type ColumnOf<Of> = Of extends Layout<infer Column> ? Column : never;
