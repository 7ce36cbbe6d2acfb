import type { WorkflowDefinition } from './definition.ts';
import { explainFault, type GateFault, pathInWords } from './explain-fault.ts';
import { workflowInBrief } from '../../spec/workflow-in-brief.ts';

const NAMES: Record<string, string> = {
  ...{ reception: 'Tiếp nhận', appraisal: 'Thẩm định', opinion: 'Cho ý kiến', summary: 'Tổng hợp' },
  ...{ wait: 'Chờ bổ sung', stopped: 'Dừng giải quyết', ask: 'Lấy ý kiến', 'send-back': 'Trả lại' },
  ...{ 'hand-over': 'Chuyển hồ sơ', lack: 'Yêu cầu bổ sung', bring: 'Bổ sung', answer: 'Gửi ý kiến' },
};

function workflow(): WorkflowDefinition {
  const brief = workflowInBrief(
    {
      ...{ reception: 'received', appraisal: 'processing', opinion: 'processing' },
      ...{ summary: 'processing joins 3', wait: 'awaiting-supplement', stopped: 'stopped final' },
    },
    [
      ...[
        'reception/hand-over → appraisal',
        'appraisal/ask → opinion, summary',
        'summary/send-back → stopped',
      ],
      ...[
        'opinion/answer → summary',
        'opinion/send-back → stopped',
        'appraisal/lack → wait',
        'wait/bring → wait',
      ],
    ],
  );
  const named = <Part extends { code: string; name: string }>(part: Part): Part => ({
    ...part,
    name: NAMES[part.code] ?? part.code,
  });
  const steps = brief.steps
    .map(named)
    .map((step) =>
      step.code === 'opinion' && 'actor' in step
        ? { ...step, actor: { ...step.actor, agency: 'construction-department' } }
        : step,
    );
  return { ...brief, steps, actions: brief.actions.map(named) };
}

const AGENCIES: Record<string, string> = {
  'construction-department': 'Sở Xây dựng',
  'H99.41.01': 'Bộ phận Một cửa phường Hoa Ban',
};
const told = (fault: GateFault) => explainFault(workflow(), fault, (reference) => AGENCIES[reference]);

const TO_APPRAISAL = ['reception/hand-over'];
const TO_OPINION = [...TO_APPRAISAL, 'appraisal/ask'];
const vacant = {
  ...{ code: 'role-vacant' as const, at: 'opinion', path: TO_OPINION },
  ...{ agency: 'construction-department', role: 'case-officer' },
};

const SENTENCES: [GateFault, string, string][] = [
  [
    { code: 'duplicate-code', at: 'opinion', path: [] },
    'Mã của *Cho ý kiến* của Sở Xây dựng được dùng hai lần; mỗi bước, mỗi thao tác của một bước và mỗi nhánh chỉ được nêu một lần.',
    'The code of *Cho ý kiến* of Sở Xây dựng is used twice; each step, each action of a step and each branch may be named once.',
  ],
  [
    { code: 'unknown-step', at: 'archive', path: [] },
    'Quy trình nhắc đến *archive* nhưng không có bước này.',
    'The workflow speaks of *archive* but has no such step.',
  ],
  [
    { code: 'action-from-final', at: 'stopped', path: [] },
    '*Dừng giải quyết* là bước kết thúc, không thể bắt đầu hay đi tiếp từ đó.',
    '*Dừng giải quyết* is an end; nothing can begin there or lead on from there.',
  ],
  [
    { code: 'self-loop', at: 'wait/bring', path: [] },
    '*Chờ bổ sung* chọn *Bổ sung* nhưng thao tác này lại dẫn về chính bước đó.',
    '*Chờ bổ sung* chooses *Bổ sung*, which leads back to the very same step.',
  ],
  [
    { code: 'misplaced-status', at: 'reception', path: [] },
    '*Tiếp nhận* có trạng thái không phù hợp: hồ sơ bắt đầu ở trạng thái đã tiếp nhận và chỉ kết thúc ở bước kết thúc.',
    '*Tiếp nhận* has an unfit status: a dossier begins as received, and ends in final steps only.',
  ],
  [
    { code: 'work-after-result', at: 'wait/bring', path: [] },
    '*Chờ bổ sung* chọn *Bổ sung* nhưng hồ sơ đã có kết quả và hết tính thời hạn; muốn xử lý lại phải mở lại hồ sơ.',
    '*Chờ bổ sung* chooses *Bổ sung*, though the dossier has its result and its clock has ended; to be worked on again it is reopened.',
  ],
  [
    { code: 'stuck', at: 'summary', path: [...TO_OPINION, 'opinion/answer'] },
    'Sau khi *Cho ý kiến* chọn *Gửi ý kiến*, hồ sơ kẹt lại ở *Tổng hợp*: bước này chờ 3 nhánh nhưng chỉ có 2 nhánh đến.',
    'After *Cho ý kiến* chooses *Gửi ý kiến*, the dossier is stuck at *Tổng hợp*: it waits for 3 branches and only 2 arrived.',
  ],
  [
    { code: 'stuck', at: 'appraisal', path: TO_APPRAISAL },
    'Sau khi *Tiếp nhận* chọn *Chuyển hồ sơ*, hồ sơ kẹt lại ở *Thẩm định*: không có thao tác nào để đi tiếp.',
    'After *Tiếp nhận* chooses *Chuyển hồ sơ*, the dossier is stuck at *Thẩm định*: no action leads on.',
  ],
  [
    { code: 'token-left-behind', at: 'stopped', path: [...TO_OPINION, 'opinion/send-back'] },
    'Sau khi *Cho ý kiến* chọn *Trả lại*, quy trình kết thúc ở *Dừng giải quyết* trong khi *Tổng hợp* vẫn còn mở và không gì đóng được.',
    'After *Cho ý kiến* chooses *Trả lại*, the workflow ends in *Dừng giải quyết* while *Tổng hợp* is still open and nothing can close it.',
  ],
  [
    { code: 'token-left-behind', at: 'stopped', path: [] },
    'Quy trình kết thúc ở hai nơi cùng lúc, trong đó có *Dừng giải quyết*.',
    'The workflow ends in two places at once, one of them *Dừng giải quyết*.',
  ],
  [
    { code: 'too-many-tokens', at: 'appraisal', path: TO_APPRAISAL },
    'Sau khi *Tiếp nhận* chọn *Chuyển hồ sơ*, *Thẩm định* nhận 1 nhánh trong khi chỉ chờ 1, nên sẽ phải làm nhiều lần.',
    'After *Tiếp nhận* chooses *Chuyển hồ sơ*, *Thẩm định* gets 1 branches while it waits for 1, and would be done more than once.',
  ],
  [
    { code: 'parallel-status', at: 'wait', path: TO_OPINION },
    'Sau khi *Thẩm định* chọn *Lấy ý kiến*, *Chờ bổ sung* không ở trạng thái đang xử lý mà lại chạy song song (đang mở: *Cho ý kiến* của Sở Xây dựng, *Tổng hợp*).',
    'After *Thẩm định* chooses *Lấy ý kiến*, *Chờ bổ sung* is not being processed and yet runs side by side with others (open: *Cho ý kiến* of Sở Xây dựng, *Tổng hợp*).',
  ],
  [
    { code: 'wait-without-exit', at: 'wait', path: [...TO_APPRAISAL, 'appraisal/lack'] },
    'Sau khi *Thẩm định* chọn *Yêu cầu bổ sung*, hồ sơ chờ ở *Chờ bổ sung* và không có thao tác nào để tiếp tục, nên thời hạn ngừng tính mãi mãi.',
    'After *Thẩm định* chooses *Yêu cầu bổ sung*, the dossier waits at *Chờ bổ sung* and no action leads on: its clock stands still for ever.',
  ],
  [
    { code: 'only-waits', at: 'wait', path: [...TO_APPRAISAL, 'appraisal/lack'] },
    'Sau khi *Thẩm định* chọn *Yêu cầu bổ sung*, từ *Chờ bổ sung* hồ sơ chỉ còn quay lại chờ, không bao giờ được xử lý tiếp hay kết thúc.',
    'After *Thẩm định* chooses *Yêu cầu bổ sung*, from *Chờ bổ sung* the dossier only ever comes back to waiting; it is neither processed nor ended again.',
  ],
  [
    { code: 'waits-first', at: 'wait', path: ['reception/hand-over'] },
    'Sau khi *Tiếp nhận* chọn *Chuyển hồ sơ*, hồ sơ phải chờ ở *Chờ bổ sung* trước khi có ai xử lý: mọi đường từ lúc tiếp nhận đều ngừng tính thời hạn trước.',
    'After *Tiếp nhận* chooses *Chuyển hồ sơ*, the dossier must wait at *Chờ bổ sung* before anyone works on it: every way from reception first stops the clock.',
  ],
  [
    { code: 'paused-twice', at: 'wait/bring', path: [...TO_APPRAISAL, 'appraisal/lack', 'wait/bring'] },
    'Sau khi *Thẩm định* chọn *Yêu cầu bổ sung*, *Chờ bổ sung* chọn *Bổ sung*: hồ sơ đang chờ lại chuyển sang một lần chờ khác.',
    'After *Thẩm định* chooses *Yêu cầu bổ sung*, *Chờ bổ sung* chooses *Bổ sung*: a dossier that waits goes over to another wait.',
  ],
  [
    { code: 'phase-out-of-order', at: 'appraisal', path: TO_APPRAISAL },
    'Sau khi *Tiếp nhận* chọn *Chuyển hồ sơ*, hồ sơ đến *Thẩm định* khi giai đoạn trước đó của thời hạn chưa bắt đầu.',
    'After *Tiếp nhận* chooses *Chuyển hồ sơ*, the dossier reaches *Thẩm định* before the preceding phase of its time limit has begun.',
  ],
  [
    { code: 'end-unreachable', at: 'appraisal', path: TO_APPRAISAL },
    'Sau khi *Tiếp nhận* chọn *Chuyển hồ sơ*, từ *Thẩm định* hồ sơ chỉ còn quay vòng và không bao giờ kết thúc.',
    'After *Tiếp nhận* chooses *Chuyển hồ sơ*, from *Thẩm định* the dossier only goes round and never comes to an end.',
  ],
  [
    { code: 'unreachable-step', at: 'summary', path: [] },
    'Không con đường nào mở được *Tổng hợp*.',
    'No way ever opens *Tổng hợp*.',
  ],
  [
    { code: 'unreachable-action', at: 'summary/send-back', path: [] },
    'Không bao giờ có thể: *Tổng hợp* chọn *Trả lại*.',
    'It can never happen: *Tổng hợp* chooses *Trả lại*.',
  ],
  [
    { code: 'too-complex', at: '1.000001', path: [], states: 20_002 },
    'Quy trình quá phức tạp để chứng minh: đã xét 20.002 trạng thái mà vẫn còn nữa.',
    'The workflow is too complex to be proved: 20,002 states were met and there are more.',
  ],
  [
    { ...vacant, desks: ['H99.41.01', 'H99.42.01', 'H99.43.01', 'H99.44.01', 'H99.45.01'] },
    'Sau khi *Thẩm định* chọn *Lấy ý kiến*, *Cho ý kiến* cần chuyên viên thụ lý tại Sở Xây dựng nhưng không ai giữ vị trí này khi hồ sơ nộp tại Bộ phận Một cửa phường Hoa Ban, “H99.42.01”, “H99.43.01” và 2 nơi khác.',
    'After *Thẩm định* chooses *Lấy ý kiến*, *Cho ý kiến* needs a case officer at Sở Xây dựng, a post nobody holds when the dossier comes in at Bộ phận Một cửa phường Hoa Ban, “H99.42.01”, “H99.43.01” and 2 more.',
  ],
  [
    { ...vacant, code: 'agency-unresolved', agency: 'court', desks: ['H99.41.01'] },
    'Sau khi *Thẩm định* chọn *Lấy ý kiến*, không tìm được cơ quan cho *Cho ý kiến* (“court”) khi hồ sơ nộp tại Bộ phận Một cửa phường Hoa Ban.',
    'After *Thẩm định* chooses *Lấy ý kiến*, no agency is found for *Cho ý kiến* (“court”) when the dossier comes in at Bộ phận Một cửa phường Hoa Ban.',
  ],
  [
    { ...vacant, code: 'received-nowhere', at: 'reception', path: [], agency: 'desk', desks: [] },
    'Không bộ phận Một cửa nào tiếp nhận được thủ tục này, nên *Tiếp nhận* không có ai làm.',
    'No desk can receive the procedure, so nobody takes *Tiếp nhận*.',
  ],
];

describe('a fault in words', () => {
  it.each(SENTENCES.map(([fault, vi, en]) => [fault.code, fault, vi, en] as const))(
    'names steps, actions and agencies as people know them: %s',
    (_, fault, vi, en) => {
      expect(told(fault)).toEqual({ vi, en });
    },
  );

  it('goes by the names of steps alone where no agency is known', () => {
    const { vi } = explainFault(workflow(), { code: 'unreachable-step', at: 'opinion', path: [] });
    expect(vi).toBe('Không con đường nào mở được *Cho ý kiến*.');
  });

  it('tells the whole way, action by action', () => {
    expect(pathInWords(workflow(), TO_OPINION)).toEqual([
      { vi: '*Tiếp nhận* chọn *Chuyển hồ sơ*', en: '*Tiếp nhận* chooses *Chuyển hồ sơ*' },
      { vi: '*Thẩm định* chọn *Lấy ý kiến*', en: '*Thẩm định* chooses *Lấy ý kiến*' },
    ]);
  });
});
