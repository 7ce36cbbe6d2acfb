import { defineProblems } from '#platform/problem';

export const intakeProblem = defineProblems({
  'intake.desk-required': {
    kind: 'forbidden',
    title: { vi: 'Không thuộc Bộ phận Một cửa này', en: 'Not an officer of this desk' },
    detail: {
      vi: 'Chỉ cán bộ tiếp nhận của Bộ phận Một cửa mới được tiếp nhận hồ sơ tại đó; hãy chọn một trong: {desks}.',
      en: 'Only a reception officer of a one-stop desk may receive there; choose one of: {desks}.',
    },
  },
  'intake.desk-unknown': {
    kind: 'invalid',
    title: { vi: 'Không có Bộ phận Một cửa này', en: 'Unknown one-stop desk' },
    detail: {
      vi: 'Không có Bộ phận Một cửa nào mang mã {code}.',
      en: 'No one-stop desk has the code {code}.',
    },
  },
  'intake.procedure-not-received-here': {
    kind: 'refused',
    title: { vi: 'Không tiếp nhận thủ tục này tại đây', en: 'Procedure not received here' },
    detail: {
      vi: 'Thủ tục {code} không tiếp nhận tại {desk}.',
      en: 'Procedure {code} is not received at {desk}.',
    },
  },
  'intake.components-missing': {
    kind: 'refused',
    title: { vi: 'Hồ sơ chưa đủ thành phần', en: 'The dossier is incomplete' },
    detail: {
      vi: 'Hồ sơ còn thiếu {count} thành phần bắt buộc: {list}. Đề nghị người nộp bổ sung đầy đủ trong một lần.',
      en: 'Required components missing: {count}. {list}. Please hand in all of them at once.',
    },
  },
  'intake.duplicate-suspected': {
    kind: 'refused',
    title: { vi: 'Có thể trùng hồ sơ', en: 'Perhaps a duplicate' },
    detail: {
      vi: 'Chủ hồ sơ đang có hồ sơ chưa giải quyết xong về thủ tục {procedure} tại: {agencies}. Nếu đây là việc khác, hãy xác nhận đã biết (duplicateOf: "known").',
      en: 'The applicant has unfinished dossiers of procedure {procedure} at: {agencies}. If this is another matter, confirm that you know (duplicateOf: "known").',
    },
  },
  'intake.component-unknown': {
    kind: 'invalid',
    title: { vi: 'Thành phần hồ sơ không đúng', en: 'Unknown component' },
    detail: {
      vi: 'Thủ tục không có thành phần: {codes}.',
      en: 'The procedure has no component: {codes}.',
    },
  },
  'intake.workbook-refused': {
    kind: 'unprocessable',
    title: { vi: 'Không đọc được bảng tính', en: 'Workbook refused' },
    detail: {
      vi: 'Tệp không đọc được, quá lớn, có công thức hoặc không đúng mẫu. Hãy xem lỗi, tải lại mẫu nếu cần và gửi lại.',
      en: 'The file cannot be read, is too big, has a formula or is not like its template. See the faults, download the template anew where needed, and send it again.',
    },
  },
  'intake.paper-not-held': {
    kind: 'refused',
    title: { vi: 'Không có giấy tờ để sử dụng lại', en: 'No such paper to use again' },
    detail: {
      vi: 'Không tìm thấy giấy tờ hoặc kết quả này của chủ hồ sơ để sử dụng lại cho: {component}.',
      en: 'There is no such paper or result of the applicant that would stand for: {component}.',
    },
  },
  'intake.paper-not-reusable': {
    kind: 'refused',
    title: { vi: 'Giấy tờ không sử dụng lại được', en: 'The paper may not be used again' },
    detail: {
      vi: 'Giấy tờ đã có không sử dụng lại được cho “{component}”: {why}. Đề nghị người nộp bổ sung giấy tờ này.',
      en: 'The paper that is there does not stand for “{component}”: {why}. It has to be handed in.',
    },
  },
});
