import type { Notice } from '../src/domain/notice.ts';

/** A dossier received at a ward's desk; change what the test is about. */
export const notice = (changes: Partial<Notice> = {}): Notice => ({
  code: 'H99.41.01-261121-0001',
  procedureName: 'Thủ tục đăng ký khai sinh',
  applicant: { name: 'Nguyễn Thử Nghiệm', isPerson: true },
  returning: 'desk',
  at: new Date('2026-11-21T08:30:00+07:00'),
  statusBefore: null,
  appointment: { at: new Date('2026-12-05T16:30:00+07:00'), isProvisional: false },
  previousAppointment: null,
  nextPhase: null,
  action: 'receive',
  reason: null,
  supplement: null,
  obligation: null,
  extension: null,
  suspension: null,
  handOver: null,
  withdrawal: null,
  stop: null,
  reopening: null,
  corrected: [],
  agency: 'Ủy ban nhân dân phường Hoa Ban',
  desk: {
    name: 'Trung tâm Phục vụ hành chính công phường Hoa Ban',
    phone: '0200 380 0016',
    address: '8 đường Hoa Ban, phường Hoa Ban, tỉnh Sao Mai',
  },
  trackingUrl: 'https://motcua.saomai.example/api/v1/tracking/H99.41.01-261121-0001',
  privateTrackingUrl: 'https://motcua.saomai.example/api/v1/tracking/H99.41.01-261121-0001?secret=**SECRET**',
  ...changes,
});
