import { defineProblems } from '#platform/problem';

export const sharedPlatformProblem = defineProblems({
  'shared-platform.store-not-connected': {
    kind: 'refused',
    title: { vi: 'Chưa kết nối kho dữ liệu giấy tờ', en: 'No store of papers' },
    detail: {
      vi: 'Hệ thống chưa kết nối Kho dữ liệu giấy tờ của công dân; đề nghị nhận giấy tờ trực tiếp.',
      en: 'The personal document store is not connected; take the papers at the desk.',
    },
  },
  'shared-platform.store-away': {
    kind: 'unavailable',
    title: { vi: 'Kho dữ liệu giấy tờ chưa trả lời', en: 'The store does not answer' },
    detail: {
      vi: 'Chưa lấy được dữ liệu từ Kho dữ liệu giấy tờ; hồ sơ chưa thay đổi gì. Hãy thử lại sau ít phút, hoặc nhận giấy tờ trực tiếp.',
      en: 'Nothing came from the store, and the dossier is as it was. Try again in a few minutes, or take the paper at the desk.',
    },
  },
  'shared-platform.store-refuses': {
    kind: 'unprocessable',
    title: { vi: 'Kho dữ liệu giấy tờ từ chối', en: 'The store refuses' },
    detail: {
      vi: 'Kho dữ liệu giấy tờ từ chối yêu cầu này; thử lại cũng không được. Hãy nhận giấy tờ trực tiếp và báo quản trị.',
      en: 'The store refuses this request, and would again. Take the paper at the desk and tell the administrators.',
    },
  },
  'shared-platform.identity-unfit': {
    kind: 'unprocessable',
    title: { vi: 'Chủ hồ sơ không có số định danh cá nhân', en: 'No personal identity number' },
    detail: {
      vi: 'Kho dữ liệu giấy tờ chỉ tra cứu được theo số định danh cá nhân 12 chữ số của chủ hồ sơ.',
      en: 'The store is asked by the personal identity number of 12 digits, which this applicant does not have.',
    },
  },
  'shared-platform.nothing-to-stand-in': {
    kind: 'unprocessable',
    title: { vi: 'Không có thành phần thay thế được', en: 'Nothing can stand in' },
    detail: {
      vi: 'Không thành phần nào của hồ sơ này được thay bằng kết quả điện tử theo danh mục thủ tục.',
      en: 'By the catalogue, no component of this dossier may be replaced by an electronic result.',
    },
  },
  'shared-platform.file-unknown': {
    kind: 'not-found',
    title: { vi: 'Kho không có tệp này', en: 'No such file in the store' },
    detail: {
      vi: 'Kho dữ liệu giấy tờ của chủ hồ sơ không có tệp này cho thành phần đã chọn. Hãy tra cứu lại.',
      en: 'The applicant’s store has no such file for that component. Look into it again.',
    },
  },
  'shared-platform.file-broken': {
    kind: 'unprocessable',
    title: { vi: 'Tệp trong kho bị hỏng', en: 'The file is broken' },
    detail: {
      vi: 'Kho dữ liệu giấy tờ trả về một tệp bị hỏng (không phải base64). Hãy nhận giấy tờ trực tiếp.',
      en: 'What the store gave is not a file (no base64). Take the paper at the desk.',
    },
  },
  'shared-platform.file-too-large': {
    kind: 'unprocessable',
    title: { vi: 'Tệp trong kho quá lớn', en: 'The file is too large' },
    detail: {
      vi: 'Tệp trong kho lớn hơn {megabytes} MB, là mức tối đa của một tệp. Hãy nhận giấy tờ trực tiếp.',
      en: 'The file is larger than {megabytes} MB, which is what a file may have. Take the paper at the desk.',
    },
  },
});
