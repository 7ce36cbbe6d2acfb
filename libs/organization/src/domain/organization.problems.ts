import { defineProblems } from '#platform/problem';

export const organizationProblem = defineProblems({
  'organization.agency-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cơ quan này', en: 'Unknown agency' },
    detail: { vi: 'Không có cơ quan nào mang mã {codes}.', en: 'There is no agency with the code {codes}.' },
  },
  'organization.agency-not-in-force': {
    kind: 'unprocessable',
    title: { vi: 'Cơ quan không có hoặc đã thôi hoạt động', en: 'Agency unknown or abolished' },
    detail: {
      vi: 'Không dùng được cơ quan mang mã {codes}: không có, hoặc đã thôi hoạt động.',
      en: 'The agency with the code {codes} cannot be used: there is none, or it has been abolished.',
    },
  },
  'organization.agency-code-taken': {
    kind: 'refused',
    title: { vi: 'Mã cơ quan đã có', en: 'Agency code taken' },
    detail: {
      vi: 'Mã {codes} đã được cấp. Mã của cơ quan đã thôi hoạt động cũng không được cấp lại.',
      en: 'The code {codes} has been given before. Not even that of an abolished agency is given again.',
    },
  },
  'organization.officer-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có cán bộ này', en: 'Unknown officer' },
    detail: { vi: 'Không có cán bộ nào với tên {username}.', en: 'There is no officer {username}.' },
  },
  'organization.username-taken': {
    kind: 'refused',
    title: { vi: 'Tên đăng nhập đã có', en: 'User name taken' },
    detail: {
      vi: 'Tên {username} đã được dùng. Hãy chọn tên khác.',
      en: 'The name {username} is in use. Choose another.',
    },
  },
  'organization.position-held': {
    kind: 'refused',
    title: { vi: 'Đã giữ vị trí này', en: 'Position held already' },
    detail: {
      vi: 'Cán bộ {username} đang giữ vị trí này. Hãy kết thúc vị trí cũ trước nếu muốn đổi chức danh, lĩnh vực hoặc địa bàn.',
      en: '{username} holds this position already. End it first to change its title, fields or areas.',
    },
  },
  'organization.position-unknown': {
    kind: 'not-found',
    title: { vi: 'Không giữ vị trí này', en: 'Position not held' },
    detail: {
      vi: 'Cán bộ {username} không giữ vị trí này.',
      en: '{username} does not hold this position.',
    },
  },
  'organization.last-administrator': {
    kind: 'refused',
    title: { vi: 'Quản trị hệ thống cuối cùng', en: 'The last administrator' },
    detail: {
      vi: 'Không thể kết thúc vị trí của người quản trị hệ thống cuối cùng. Hãy trao vị trí quản trị cho người khác trước.',
      en: 'The post of the last administrator cannot be ended. Give the post to someone else first.',
    },
  },
  'organization.workbook-refused': {
    kind: 'unprocessable',
    title: { vi: 'Không đọc được bảng tính', en: 'Workbook refused' },
    detail: {
      vi: 'Tệp không đọc được, quá lớn, hoặc có ô công thức. Hãy xem lỗi và gửi lại.',
      en: 'The file cannot be read, is too big, or has a formula. See the fault and send it again.',
    },
  },
  'organization.import-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có bản thử nhập này', en: 'Unknown dry run' },
    detail: {
      vi: 'Không có bản thử nhập cán bộ nào với mã này.',
      en: 'There is no dry run of officers with this id.',
    },
  },
  'organization.import-applied': {
    kind: 'refused',
    title: { vi: 'Đã nhập', en: 'Carried out before' },
    detail: {
      vi: 'Bản thử nhập này đã được thực hiện. Hãy gửi lại bảng tính để thử nhập mới.',
      en: 'This dry run has been carried out before. Send the workbook again for a new one.',
    },
  },
  'organization.import-faulty': {
    kind: 'refused',
    title: { vi: 'Bảng tính còn lỗi', en: 'The workbook has faults' },
    detail: {
      vi: 'Bản thử nhập có dòng lỗi nên không thực hiện được. Hãy sửa từng dòng rồi gửi lại.',
      en: 'Rows of this dry run have faults, so that it cannot be carried out. Mend them and send the workbook again.',
    },
  },
  'organization.import-stale': {
    kind: 'stale',
    title: { vi: 'Đã có người thay đổi', en: 'Changed meanwhile' },
    detail: {
      vi: 'Cán bộ hoặc cơ quan trong bảng tính đã được thay đổi sau lần thử nhập. Hãy gửi lại bảng tính.',
      en: 'Officers or agencies of the workbook were changed after the dry run. Send the workbook again.',
    },
  },
  'organization.stale': {
    kind: 'stale',
    title: { vi: 'Đã có người thay đổi', en: 'Changed meanwhile' },
    detail: {
      vi: 'Thông tin đã được thay đổi từ khi được đọc. Hãy xem lại bản mới rồi thực hiện lại.',
      en: 'It was changed since it was read. Look at it anew and try again.',
    },
  },
});
