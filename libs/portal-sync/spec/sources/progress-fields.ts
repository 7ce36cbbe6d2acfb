import { at } from '../snapshots.ts';
import { change, dossier } from './changed-source.ts';
import type { Field } from './field.ts';

const never = 'never';
const left = { openedAt: at('11:30').toISOString(), dueAt: at('16:30').toISOString() };

/** Fields of CapNhatTienDoHoSoMC. */
export const PROGRESS_FIELDS: readonly Field[] = [
  {
    field: 'MaHoSo',
    source: '`dossier.dossier.code`; of what was handed in at the portal `dossier.dossier.portal_code`',
    empty: never,
    changed: dossier({ code: 'H99.41.01-260304-0002' }),
  },
  {
    field: 'NguoiXuLy',
    source: '`dossier.history.officer_name`; longer than 50 characters it ends with a word and an ellipsis',
    empty: never,
    changed: change({ officerName: 'Người Khác' }),
  },
  {
    field: 'ChucDanh',
    source: '`dossier.history.officer_title`',
    empty: 'the system acted',
    changed: change({ officerTitle: 'Trưởng phòng' }),
  },
  {
    field: 'ThoiDiemXuLy',
    source: '`dossier.history.at`',
    empty: never,
    changed: change({ at: at('12:01') }),
  },
  {
    field: 'PhongBanXuLy',
    source: '`dossier.history.agency_name`',
    empty: never,
    changed: change({ agencyName: 'Sở Tư pháp' }),
  },
  {
    field: 'NoiDungXuLy',
    source: '`dossier.history.action_name`; with the reason of a refusal at intake',
    empty: never,
    changed: change({ actionName: 'Trả kết quả' }),
  },
  {
    field: 'TrangThai',
    source: '`dossier.history.status`, by `workflow.national_status`',
    empty: 'never: without a code it is not sent',
    changed: change({ status: 'completed' }),
  },
  {
    field: 'NgayBatDau',
    source: '`dossier.task.opened_at` of the step that was left',
    empty: 'no step was left, or the system acted',
    changed: change({ left }),
  },
  {
    field: 'NgayKetThucTheoQuyDinh',
    source: '`dossier.task.due_at` of the same; without one `dossier.history.due_at`',
    empty: 'it waited for the applicant, or there is none',
    changed: change({ left }),
  },
];
