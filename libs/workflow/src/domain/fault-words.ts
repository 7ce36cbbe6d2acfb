import type { Bilingual } from '#platform/problem';
import type { SoundnessFault } from './soundness-fault.ts';

/** What the sentence about a fault is put together from. */
export interface FaultParts {
  /** Steps meant, each with the agency that acts there. */
  readonly steps: Bilingual;
  /** The action meant, as `*step* chooses *action*`. */
  readonly choice: Bilingual;
  /** Steps that still hold tokens where the path ends, with their agencies. */
  readonly open: Bilingual;
  /** How many branches have come to the step and how many it waits for. */
  readonly arrived: number;
  readonly needs: number;
  readonly states: number;
  /** How a called workflow can end. */
  readonly end: Bilingual;
  /** The fact, the timer or the condition meant. */
  readonly fact: string;
  readonly status: string;
  readonly timer: string;
  readonly condition: string;
  readonly reason: Bilingual;
  /** The first character meant, counted from 1. */
  readonly place: number;
}

/** What is wrong, told after the way to it; begins in lower case. */
export const FAULT_WORDS: Record<SoundnessFault['code'], (parts: FaultParts) => Bilingual> = {
  'duplicate-code': ({ steps }) => ({
    vi: `mã của ${steps.vi} được dùng hai lần; mỗi bước, mỗi thao tác của một bước và mỗi nhánh chỉ được nêu một lần`,
    en: `the code of ${steps.en} is used twice; each step, each action of a step and each branch may be named once`,
  }),
  'unknown-step': ({ steps }) => ({
    vi: `quy trình nhắc đến ${steps.vi} nhưng không có bước này`,
    en: `the workflow speaks of ${steps.en} but has no such step`,
  }),
  'action-from-final': ({ steps }) => ({
    vi: `${steps.vi} là bước kết thúc, không thể bắt đầu hay đi tiếp từ đó`,
    en: `${steps.en} is an end; nothing can begin there or lead on from there`,
  }),
  'self-loop': ({ choice }) => ({
    vi: `${choice.vi} nhưng thao tác này lại dẫn về chính bước đó`,
    en: `${choice.en}, which leads back to the very same step`,
  }),
  'misplaced-status': ({ steps }) => ({
    vi: `${steps.vi} có trạng thái không phù hợp: hồ sơ bắt đầu ở trạng thái đã tiếp nhận và chỉ kết thúc ở bước kết thúc`,
    en: `${steps.en} has an unfit status: a dossier begins as received, and ends in final steps only`,
  }),
  'work-after-result': ({ choice }) => ({
    vi: `${choice.vi} nhưng hồ sơ đã có kết quả và hết tính thời hạn; muốn xử lý lại phải mở lại hồ sơ`,
    en: `${choice.en}, though the dossier has its result and its clock has ended; to be worked on again it is reopened`,
  }),
  stuck: ({ steps, arrived, needs }) => ({
    vi: `hồ sơ kẹt lại ở ${steps.vi}: ${
      arrived < needs
        ? `bước này chờ ${needs} nhánh nhưng chỉ có ${arrived} nhánh đến`
        : 'không có thao tác nào để đi tiếp'
    }`,
    en: `the dossier is stuck at ${steps.en}: ${
      arrived < needs ? `it waits for ${needs} branches and only ${arrived} arrived` : 'no action leads on'
    }`,
  }),
  'token-left-behind': ({ steps, open }) => ({
    vi: open.vi
      ? `quy trình kết thúc ở ${steps.vi} trong khi ${open.vi} vẫn còn mở và không gì đóng được`
      : `quy trình kết thúc ở hai nơi cùng lúc, trong đó có ${steps.vi}`,
    en: open.en
      ? `the workflow ends in ${steps.en} while ${open.en} is still open and nothing can close it`
      : `the workflow ends in two places at once, one of them ${steps.en}`,
  }),
  'too-many-tokens': ({ steps, arrived, needs }) => ({
    vi: `${steps.vi} nhận ${arrived} nhánh trong khi chỉ chờ ${needs}, nên sẽ phải làm nhiều lần`,
    en: `${steps.en} gets ${arrived} branches while it waits for ${needs}, and would be done more than once`,
  }),
  'parallel-status': ({ steps, open }) => ({
    vi: `${steps.vi} không ở trạng thái đang xử lý mà lại chạy song song (đang mở: ${open.vi})`,
    en: `${steps.en} is not being processed and yet runs side by side with others (open: ${open.en})`,
  }),
  'wait-without-exit': ({ steps }) => ({
    vi: `hồ sơ chờ ở ${steps.vi} và không có thao tác nào để tiếp tục, nên thời hạn ngừng tính mãi mãi`,
    en: `the dossier waits at ${steps.en} and no action leads on: its clock stands still for ever`,
  }),
  'only-waits': ({ steps }) => ({
    vi: `từ ${steps.vi} hồ sơ chỉ còn quay lại chờ, không bao giờ được xử lý tiếp hay kết thúc`,
    en: `from ${steps.en} the dossier only ever comes back to waiting; it is neither processed nor ended again`,
  }),
  'waits-first': ({ steps }) => ({
    vi: `hồ sơ phải chờ ở ${steps.vi} trước khi có ai xử lý: mọi đường từ lúc tiếp nhận đều ngừng tính thời hạn trước`,
    en: `the dossier must wait at ${steps.en} before anyone works on it: every way from reception first stops the clock`,
  }),
  'paused-twice': ({ choice }) => ({
    vi: `${choice.vi}: hồ sơ đang chờ lại chuyển sang một lần chờ khác`,
    en: `${choice.en}: a dossier that waits goes over to another wait`,
  }),
  'phase-out-of-order': ({ steps }) => ({
    vi: `hồ sơ đến ${steps.vi} khi giai đoạn trước đó của thời hạn chưa bắt đầu`,
    en: `the dossier reaches ${steps.en} before the preceding phase of its time limit has begun`,
  }),
  'end-unreachable': ({ steps }) => ({
    vi: `từ ${steps.vi} hồ sơ chỉ còn quay vòng và không bao giờ kết thúc`,
    en: `from ${steps.en} the dossier only goes round and never comes to an end`,
  }),
  'unreachable-step': ({ steps }) => ({
    vi: `không con đường nào mở được ${steps.vi}`,
    en: `no way ever opens ${steps.en}`,
  }),
  'unreachable-action': ({ choice }) => ({
    vi: `không bao giờ có thể: ${choice.vi}`,
    en: `it can never happen: ${choice.en}`,
  }),
  'too-complex': ({ states }) => ({
    vi: `quy trình quá phức tạp để chứng minh: đã xét ${states.toLocaleString('vi-VN')} trạng thái mà vẫn còn nữa`,
    en: `the workflow is too complex to be proved: ${states.toLocaleString('en')} states were met and there are more`,
  }),
  'condition-unreadable': ({ choice, condition, reason, place }) => ({
    vi: `điều kiện “${condition}” khi ${choice.vi} không đọc được hoặc không cho kết quả đúng/sai (ký tự ${place}: ${reason.vi})`,
    en: `the condition “${condition}” when ${choice.en} cannot be read or is no yes or no (character ${place}: ${reason.en})`,
  }),
  'route-never': ({ choice }) => ({
    vi: `không bao giờ xảy ra: ${choice.vi}`,
    en: `it can never happen: ${choice.en}`,
  }),
  'default-never': ({ choice }) => ({
    vi: `${choice.vi} nhưng luôn có một điều kiện đúng, nên hướng đi khi không điều kiện nào đúng không bao giờ xảy ra`,
    en: `${choice.en}, but some condition always holds: the way for when none does is never taken`,
  }),
  'fact-unknown': ({ choice, fact }) => ({
    vi: `${choice.vi} và hỏi thông tin “${fact}” mà quy trình không khai báo`,
    en: `${choice.en} and is asked for “${fact}”, a fact the workflow does not declare`,
  }),
  'fact-not-established': ({ choice, fact }) => ({
    vi: `${choice.vi} dựa vào thông tin *${fact}* mà chưa ai nhập`,
    en: `${choice.en} depends on *${fact}*, which nobody has entered yet`,
  }),
  'timer-unfit': ({ steps, timer }) => ({
    vi: `hẹn giờ “${timer}” của ${steps.vi} không dùng được: mỗi hẹn giờ có mã riêng, sau một khoảng thời gian lớn hơn 0, và chỉ tự thực hiện được thao tác có ở bước đó mà không phải nhập gì`,
    en: `the timer “${timer}” of ${steps.en} cannot work: each has a code of its own and a time above zero, and takes only an action of that step which asks for nothing`,
  }),
  'same-as-unknown': ({ steps }) => ({
    vi: `${steps.vi} giao cho người đã làm một bước mà hồ sơ không thể đã đi qua`,
    en: `${steps.en} goes to the person of a step that a dossier cannot have come through before`,
  }),
  'not-by-unknown': ({ steps }) => ({
    vi: `${steps.vi} không được do người đã làm một bước khác thực hiện, nhưng hồ sơ không thể đã đi qua bước khác ấy`,
    en: `${steps.en} is not for whoever did another step, but a dossier cannot have come through that one before`,
  }),
  'same-as-barred': ({ steps }) => ({
    vi: `${steps.vi} giao cho người đã làm một bước trước, nhưng chính người đó lại không được làm bước này`,
    en: `${steps.en} goes to the person of an earlier step, who at the same time may not act on it`,
  }),
  'call-unknown': ({ steps }) => ({
    vi: `${steps.vi} gọi một quy trình chưa được công bố`,
    en: `${steps.en} calls a workflow that is not published`,
  }),
  'calls-too-much': ({ steps }) => ({
    vi: `tính cả quy trình được gọi ở ${steps.vi} thì quy trình có hơn 1.000 bước`,
    en: `with the workflow called at ${steps.en} the workflow has more than 1,000 steps`,
  }),
  'call-without-exit': ({ steps, end }) => ({
    vi: `quy trình được gọi ở ${steps.vi} có thể kết thúc với trạng thái “${end.vi}” nhưng sau đó không đi tiếp đâu`,
    en: `the workflow called at ${steps.en} can end as “${end.en}”, and nothing follows upon that`,
  }),
  'exit-unfit': ({ choice }) => ({
    vi: `${choice.vi}: thao tác sau một bước liên thông phải nêu kết cục mà nó nối tiếp, tự xảy ra và không hỏi gì; bước khác không có thao tác như vậy`,
    en: `${choice.en}: what follows upon a called workflow names the end it follows upon, happens by itself and asks for nothing; no other step has such an action`,
  }),
  'exit-never': ({ choice }) => ({
    vi: `${choice.vi} nối tiếp một kết cục mà quy trình được gọi không có hoặc đã có thao tác khác nối tiếp`,
    en: `${choice.en} follows upon an end the called workflow does not have, or that another action follows upon`,
  }),
  'fact-mismatch': ({ steps, fact }) => ({
    vi: `quy trình được gọi ở ${steps.vi} khai báo thông tin “${fact}” khác với quy trình này`,
    en: `the workflow called at ${steps.en} declares the fact “${fact}” differently`,
  }),
  'status-unmapped': ({ steps, status }) => ({
    vi: `${steps.vi} có trạng thái “${status}” chưa ứng với mã trạng thái hồ sơ nào của Cổng Dịch vụ công quốc gia, nên không đồng bộ được`,
    en: `${steps.en} has the status “${status}”, which stands for no status of the national portal and could not be told there`,
  }),
};
