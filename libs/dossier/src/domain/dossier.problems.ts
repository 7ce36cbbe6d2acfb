import { defineProblems } from '#platform/problem';

export const dossierProblem = defineProblems({
  'dossier.clearance-exceeded': {
    kind: 'forbidden',
    title: { vi: 'Vượt quá mức được tiếp cận', en: 'Beyond your clearance' },
    detail: {
      vi: 'Vị trí của bạn không được tiếp cận hồ sơ ở mức “{level}”.',
      en: 'Your post is not cleared for dossiers that are {level}.',
    },
  },
  'dossier.secrecy-unchanged': {
    kind: 'refused',
    title: { vi: 'Mức độ mật không thay đổi', en: 'The level of secrecy is the same' },
    detail: {
      vi: 'Hồ sơ đang ở mức “{level}”.',
      en: 'The dossier already is {level}.',
    },
  },
  'dossier.unknown': {
    kind: 'not-found',
    title: { vi: 'Không tìm thấy hồ sơ', en: 'Unknown dossier' },
    detail: {
      vi: 'Không có hồ sơ này, hoặc hồ sơ không thuộc cơ quan của bạn.',
      en: 'There is no such dossier, or it does not belong to your agency.',
    },
  },
  'dossier.stale': {
    kind: 'stale',
    title: { vi: 'Hồ sơ đã thay đổi', en: 'The dossier has changed' },
    detail: {
      vi: 'Người khác vừa xử lý hồ sơ này (phiên bản hiện tại {version}). Hãy xem lại rồi thao tác.',
      en: 'Someone else has just acted on this dossier (it is now at version {version}). Look again before acting.',
    },
  },
  'dossier.personal-data-erased': {
    kind: 'refused',
    title: { vi: 'Dữ liệu cá nhân đã được xóa', en: 'Personal data have been erased' },
    detail: {
      vi: 'Hồ sơ đã hết thời hạn lưu trữ nên dữ liệu cá nhân của chủ hồ sơ đã được xóa.',
      en: 'The dossier was kept as long as it had to be; the applicant’s personal data have been erased.',
    },
  },
  'dossier.held-already': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã được giữ lại', en: 'Held already' },
    detail: {
      vi: 'Hồ sơ này đang được giữ lại, không bị xóa khi hết thời hạn lưu trữ.',
      en: 'This dossier is held already and is not erased when its time comes.',
    },
  },
  'dossier.not-held': {
    kind: 'refused',
    title: { vi: 'Hồ sơ không được giữ lại', en: 'Not held' },
    detail: {
      vi: 'Hồ sơ này không có yêu cầu giữ lại nào đang có hiệu lực.',
      en: 'No hold is in force on this dossier.',
    },
  },
  'dossier.personal-data-not-needed': {
    kind: 'forbidden',
    title: { vi: 'Không được xem đầy đủ dữ liệu cá nhân', en: 'Personal data not shown in full' },
    detail: {
      vi: 'Chỉ bộ phận tiếp nhận và người đang xử lý hồ sơ được xem đầy đủ.',
      en: 'Only the desk that received the dossier and those who work on it see them in full.',
    },
  },
  'dossier.action-not-allowed': {
    kind: 'refused',
    title: { vi: 'Thao tác không thực hiện được lúc này', en: 'Action not allowed now' },
    detail: {
      vi: 'Thao tác “{action}” không có ở bước hiện tại; xem danh sách thao tác được phép.',
      en: 'Action “{action}” is not offered at the current step; see the list of allowed ones.',
    },
  },
  'dossier.not-your-task': {
    kind: 'forbidden',
    title: { vi: 'Việc này không thuộc vai trò của bạn', en: 'Not your task' },
    detail: {
      vi: 'Bước “{step}” do {role} của {agency} xử lý.',
      en: 'Step “{step}” is waiting for the {role} of {agency}.',
    },
  },
  'dossier.branches-missing': {
    kind: 'refused',
    title: { vi: 'Còn chờ nhánh xử lý khác', en: 'Waiting for other branches' },
    detail: {
      vi: 'Bước “{step}” chỉ bắt đầu khi đủ {expected} nhánh; mới có {arrived}.',
      en: 'Step “{step}” opens when all {expected} branches have arrived; {arrived} have.',
    },
  },
  'dossier.fees-unpaid': {
    kind: 'refused',
    title: { vi: 'Chưa nộp đủ phí, lệ phí', en: 'Fees are unpaid' },
    detail: {
      vi: 'Hồ sơ còn phải nộp {amount} đồng phí, lệ phí; hãy thu đủ rồi thực hiện thao tác này.',
      en: 'The dossier owes {amount} đồng of fees; take this action once they are paid.',
    },
  },
  'dossier.fees-not-charged': {
    kind: 'refused',
    title: { vi: 'Chưa tính phí, lệ phí', en: 'Fees are not charged yet' },
    detail: {
      vi: 'Phí, lệ phí của hồ sơ chưa được tính. Hãy tính phí tại bộ phận Một cửa rồi thực hiện thao tác này.',
      en: 'The fees of the dossier are not laid down yet. Have the desk charge them, then take this action.',
    },
  },
  'dossier.input-missing': {
    kind: 'invalid',
    title: { vi: 'Thiếu thông tin cho thao tác', en: 'Input missing' },
    detail: {
      vi: 'Thao tác “{action}” cần nhập thêm: {missing}.',
      en: 'Action “{action}” also needs: {missing}.',
    },
  },
  'dossier.input-unexpected': {
    kind: 'invalid',
    title: { vi: 'Thông tin không dùng cho thao tác', en: 'Input of no use' },
    detail: {
      vi: 'Thao tác “{action}” không dùng: {surplus}. Hãy bỏ đi hoặc chọn đúng thao tác.',
      en: 'Action “{action}” has no use for: {surplus}. Leave it out, or choose the right action.',
    },
  },
  'dossier.fact-value-invalid': {
    kind: 'invalid',
    title: { vi: 'Giá trị không hợp lệ', en: 'Value not allowed' },
    detail: {
      vi: 'Giá trị đã nhập không dùng được cho: {facts}. Hãy nhập theo chỉ dẫn ở từng mục.',
      en: 'The value entered is none that these may have: {facts}. Enter what is said for each.',
    },
  },
  'dossier.closed': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã kết thúc', en: 'The dossier is closed' },
    detail: {
      vi: 'Hồ sơ đã kết thúc ({status}) nên không còn thao tác nào.',
      en: 'The dossier has ended ({status}); nothing more can be done on it.',
    },
  },
  'dossier.clock-stands-still': {
    kind: 'refused',
    title: { vi: 'Thời hạn đang tạm dừng', en: 'The clock stands still' },
    detail: {
      vi: 'Thời hạn giải quyết đang tạm dừng. Hãy kết thúc tạm dừng rồi thao tác.',
      en: 'The clock of this dossier stands still. End the suspension first.',
    },
  },
  'dossier.not-suspended': {
    kind: 'refused',
    title: { vi: 'Thời hạn không bị tạm dừng', en: 'The clock is not suspended' },
    detail: {
      vi: 'Không có lần tạm dừng nào đang mở nên không có gì để kết thúc. Nếu hồ sơ đang chờ bổ sung hoặc chờ nghĩa vụ tài chính, hãy dùng thao tác của bước đó.',
      en: 'No suspension is open, so there is nothing to end. If the dossier waits for a supplement or a payment, take the action of that step.',
    },
  },
  'dossier.clock-ended': {
    kind: 'refused',
    title: { vi: 'Thời hạn đã kết thúc', en: 'The clock has ended' },
    detail: {
      vi: 'Hồ sơ đã có kết quả hoặc đã kết thúc nên thời hạn không còn thay đổi được.',
      en: 'The dossier has its result or has ended; its time limit can no longer change.',
    },
  },
  'dossier.result-issued': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã có kết quả', en: 'The result is there' },
    detail: {
      vi: 'Hồ sơ đã có kết quả lúc {at} nên không rút hay dừng giải quyết được nữa; hãy trả kết quả cho người nộp.',
      en: 'The dossier has had its result since {at} and can be neither withdrawn nor stopped; hand the result over.',
    },
  },
  'dossier.no-result': {
    kind: 'refused',
    title: { vi: 'Hồ sơ chưa có kết quả', en: 'No result yet' },
    detail: {
      vi: 'Hồ sơ chưa có kết quả nên chưa có gì để đính chính.',
      en: 'The dossier has no result yet, so there is nothing of it to correct.',
    },
  },
  'dossier.not-ended': {
    kind: 'refused',
    title: { vi: 'Hồ sơ chưa kết thúc', en: 'The dossier has not ended' },
    detail: {
      vi: 'Hồ sơ đang được giải quyết nên không cần mở lại.',
      en: 'The dossier is being worked on; there is nothing to reopen.',
    },
  },
  'dossier.never-taken-in': {
    kind: 'refused',
    title: { vi: 'Hồ sơ chưa từng được tiếp nhận', en: 'The dossier was never taken in' },
    detail: {
      vi: 'Hồ sơ đã bị từ chối khi tiếp nhận nên không có quy trình và thời hạn để mở lại. Hãy tiếp nhận hồ sơ mới.',
      en: 'The dossier was refused at the desk and has neither a workflow nor a limit to go on with. Receive a new one.',
    },
  },
  'dossier.step-not-reopened': {
    kind: 'invalid',
    title: { vi: 'Không mở lại được ở bước này', en: 'Not to be reopened at this step' },
    detail: {
      vi: 'Không mở lại được hồ sơ ở bước “{step}”. Chỉ mở lại ở bước hồ sơ đã qua: {steps}.',
      en: 'The dossier cannot be reopened at “{step}”, only at a step it has been at: {steps}.',
    },
  },
  'dossier.paper-not-yet': {
    kind: 'invalid',
    title: { vi: 'Ngày của văn bản còn ở tương lai', en: 'The paper is of a day to come' },
    detail: {
      vi: 'Văn bản ghi ngày {date}, sau ngày hôm nay. Hãy xem lại ngày trên văn bản.',
      en: 'The paper is dated {date}, which is yet to come. Look at its date again.',
    },
  },
  'dossier.nothing-corrected': {
    kind: 'refused',
    title: { vi: 'Không có gì thay đổi', en: 'Nothing changes' },
    detail: {
      vi: 'Thông tin đã nhập giống thông tin đang có nên không có gì để đính chính.',
      en: 'What was entered is what is there already; there is nothing to correct.',
    },
  },
  'dossier.component-unknown': {
    kind: 'invalid',
    title: { vi: 'Không có thành phần hồ sơ này', en: 'Unknown component' },
    detail: {
      vi: 'Hồ sơ không có thành phần {components}.',
      en: 'The dossier has no component {components}.',
    },
  },
  'dossier.no-deadline': {
    kind: 'refused',
    title: { vi: 'Hồ sơ không có thời hạn', en: 'No deadline' },
    detail: {
      vi: 'Hồ sơ bị từ chối khi tiếp nhận nên không có thời hạn giải quyết.',
      en: 'The dossier was refused at intake and has no time limit.',
    },
  },
  'dossier.no-workflow': {
    kind: 'refused',
    title: { vi: 'Hồ sơ không có quy trình', en: 'No workflow' },
    detail: {
      vi: 'Hồ sơ bị từ chối khi tiếp nhận nên không đi theo quy trình nội bộ nào.',
      en: 'The dossier was refused at intake and follows no internal workflow.',
    },
  },
  'dossier.extended-before': {
    kind: 'refused',
    title: { vi: 'Hồ sơ đã được gia hạn', en: 'Extended before' },
    detail: {
      vi: 'Hồ sơ chỉ được hẹn lại một lần (NĐ 61/2018, Điều 19); lần đó là lúc {at}. Hãy giải quyết theo ngày hẹn hiện tại.',
      en: 'A dossier is given a new appointment once (Decree 61/2018, art. 19); that was at {at}. Keep the present appointment.',
    },
  },
  'dossier.not-yours-to-time': {
    kind: 'forbidden',
    title: { vi: 'Không thuộc thẩm quyền của bạn', en: 'Not yours to decide' },
    detail: {
      vi: 'Việc này do {who} quyết định.',
      en: 'This is for the {who} to decide.',
    },
  },
  'dossier.late-entry-unknown': {
    kind: 'not-found',
    title: { vi: 'Không có việc ghi bổ sung này', en: 'Unknown late entry' },
    detail: {
      vi: 'Hồ sơ không có việc ghi bổ sung nào với mã này.',
      en: 'The dossier has no late entry with this id.',
    },
  },
  'dossier.late-entry-decided': {
    kind: 'refused',
    title: { vi: 'Việc ghi bổ sung đã được quyết định', en: 'Already decided' },
    detail: {
      vi: 'Việc ghi bổ sung này đã được duyệt hoặc từ chối; hãy ghi việc mới nếu cần.',
      en: 'This late entry was approved or rejected before; make a new one if needed.',
    },
  },
  'dossier.late-entry-own': {
    kind: 'forbidden',
    title: { vi: 'Không tự duyệt việc mình ghi', en: 'Not your own entry' },
    detail: {
      vi: 'Người ghi bổ sung không được tự quyết định; hãy để lãnh đạo khác duyệt.',
      en: 'Who made a late entry cannot decide it; another leader has to.',
    },
  },
  'dossier.late-entry-impossible': {
    kind: 'invalid',
    title: { vi: 'Việc ghi bổ sung không thể đã xảy ra', en: 'The entry cannot have happened' },
    detail: {
      vi: 'Thời điểm ghi bổ sung mâu thuẫn với hồ sơ: {why}. Hãy xem lại giấy tờ và thời điểm.',
      en: 'The times entered contradict the dossier: {why}. Check the paper and its times.',
    },
  },
  'dossier.cursor-invalid': {
    kind: 'invalid',
    title: { vi: 'Con trỏ trang không đúng', en: 'Invalid cursor' },
    detail: {
      vi: 'Giá trị cursor không do hệ thống này cấp. Hãy lấy lại từ trang đầu.',
      en: 'The cursor was not issued by this system. Start again from the first page.',
    },
  },
});
