import type { Bilingual } from '#platform/problem';

const NAMES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  code: ['Mã thủ tục', 'Code'],
  name: ['Tên thủ tục', 'Name'],
  field: ['Lĩnh vực', 'Field'],
  'field.code': ['mã', 'code'],
  'field.name': ['tên', 'name'],
  levels: ['Cấp thực hiện', 'Levels of government'],
  subjects: ['Đối tượng thực hiện', 'Subjects'],
  serviceLevel: ['Mức độ dịch vụ công trực tuyến', 'Service level'],
  partialReason: ['Lý do cung cấp một phần', 'Reason for being partly online'],
  secrecy: ['Mức độ mật', 'Secrecy'],
  decision: ['Quyết định công bố', 'Decision'],
  validFrom: ['Hiệu lực từ ngày', 'In force from'],
  validTo: ['Hiệu lực đến ngày', 'In force until'],
  competentAgency: ['Cơ quan giải quyết', 'Competent agency'],
  agencies: ['Cơ quan', 'Agencies'],
  'agencies.part': ['vai trò', 'part'],
  'agencies.code': ['mã', 'code'],
  'agencies.name': ['tên', 'name'],
  legalGrounds: ['Căn cứ pháp lý', 'Legal grounds'],
  'legalGrounds.number': ['số, ký hiệu', 'number'],
  'legalGrounds.title': ['trích yếu', 'title'],
  'legalGrounds.issuedOn': ['ngày ban hành', 'issued on'],
  'legalGrounds.effectiveOn': ['ngày hiệu lực', 'in force from'],
  'legalGrounds.issuedBy': ['cơ quan ban hành', 'issued by'],
  'legalGrounds.url': ['địa chỉ truy cập', 'address'],
  defaultLimit: ['Thời hạn chung', 'General limit'],
  phases: ['Các giai đoạn thời hạn', 'Phases'],
  areas: ['Địa bàn', 'Areas'],
  'areas.code': ['mã', 'code'],
  'areas.name': ['tên', 'name'],
  'areas.adds': ['thời gian cộng thêm', 'adds'],
  methods: ['Hình thức nộp', 'Channels'],
  'methods.channel': ['hình thức', 'channel'],
  'methods.limit': ['thời hạn', 'limit'],
  'methods.note': ['ghi chú', 'note'],
  'methods.fees': ['phí, lệ phí', 'fees'],
  'methods.fees.code': ['mã', 'code'],
  'methods.fees.name': ['tên', 'name'],
  'methods.fees.amount': ['mức thu (đồng)', 'amount (đồng)'],
  'methods.fees.setBy': ['cơ quan quyết định mức thu', 'who sets the amount'],
  'methods.fees.note': ['ghi chú', 'note'],
  cases: ['Trường hợp', 'Cases'],
  'cases.code': ['mã', 'code'],
  'cases.name': ['tên', 'name'],
  'cases.limit': ['thời hạn', 'limit'],
  'cases.phases': ['các giai đoạn thời hạn', 'phases'],
  components: ['Thành phần hồ sơ', 'Components'],
  'components.code': ['mã', 'code'],
  'components.name': ['tên', 'name'],
  'components.originals': ['số bản chính', 'originals'],
  'components.copies': ['số bản sao', 'copies'],
  'components.required': ['bắt buộc', 'required'],
  'components.cases': ['áp dụng cho trường hợp', 'in the cases'],
  'components.form': ['mẫu đơn', 'form'],
  'components.form.name': ['tên', 'name'],
  'components.form.url': ['địa chỉ', 'address'],
  'components.replacedByResult': ['mã kết quả thay thế', 'replaced by result'],
  notes: ['Lưu ý', 'Notes'],
  results: ['Kết quả giải quyết', 'Results'],
  'results.code': ['mã', 'code'],
  'results.name': ['tên', 'name'],
};

/** Parts of a time limit, wherever it stands. */
const OF_LIMITS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  amount: ['số lượng', 'amount'],
  unit: ['đơn vị', 'unit'],
};

/** The name of a field as people read it. @param path without indexes, such as `methods.fees.amount` */
export function fieldName(path: string): Bilingual {
  const last = path.slice(path.lastIndexOf('.') + 1);
  const [vi, en] = NAMES[path] ?? OF_LIMITS[last] ?? [last, last];
  return { vi, en };
}
