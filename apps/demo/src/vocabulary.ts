interface StatusWords {
  /** Code the national portal knows the status by (`TrangThaiHoSo`). */
  portal: string;
  name: string;
}

const STATUSES: Readonly<Record<string, StatusWords>> = {
  submitted: { portal: '1', name: 'Mới đăng ký' },
  received: { portal: '2', name: 'Được tiếp nhận' },
  refused: { portal: '3', name: 'Không được tiếp nhận' },
  processing: { portal: '4', name: 'Đang xử lý' },
  'awaiting-supplement': { portal: '5', name: 'Yêu cầu bổ sung giấy tờ' },
  'awaiting-finance': { portal: '6', name: 'Yêu cầu thực hiện nghĩa vụ tài chính' },
  withdrawn: { portal: '7', name: 'Công dân yêu cầu rút hồ sơ' },
  stopped: { portal: '8', name: 'Dừng xử lý' },
  completed: { portal: '9', name: 'Đã xử lý xong' },
  returned: { portal: '10', name: 'Đã trả kết quả' },
};

const ROLES: Readonly<Record<string, string>> = {
  'reception-officer': 'cán bộ tiếp nhận',
  'case-officer': 'chuyên viên thụ lý',
  'unit-head': 'lãnh đạo phòng',
  'agency-leader': 'lãnh đạo cơ quan',
  clerk: 'văn thư',
};

const INTENTS: Readonly<Record<string, string>> = {
  received: 'báo đã tiếp nhận, hẹn ngày trả',
  refused: 'báo từ chối và lý do',
  'supplement-requested': 'yêu cầu bổ sung',
  'finance-requested': 'báo nghĩa vụ tài chính',
  'new-appointment': 'báo ngày hẹn mới',
  extended: 'xin lỗi và hẹn lại',
  'overdue-apology': 'xin lỗi vì trễ hẹn',
  'result-ready': 'báo đã có kết quả',
  returned: 'xác nhận đã trả kết quả',
};

/** As officials shorten them in writing. */
const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['Trung tâm Phục vụ hành chính công', 'TTPVHCC'],
  ['Hội đồng nhân dân', 'HĐND'],
  ['Ủy ban nhân dân', 'UBND'],
];

export const abbreviated = (text: string): string =>
  ABBREVIATIONS.reduce((shorter, [long, short]) => shorter.replaceAll(long, short), text);

/** @throws Error for a status the demo does not know: it would compare nothing. */
export function statusWords(status: string): StatusWords {
  const words = STATUSES[status];
  if (!words) throw new Error(`unknown dossier status ${status}`);
  return words;
}

export const portalStatusName = (code: string): string =>
  Object.values(STATUSES).find(({ portal }) => portal === code)?.name ?? code;

export const roleName = (role: string): string => ROLES[role] ?? role;
export const intentName = (intent: string): string => INTENTS[intent] ?? intent;
