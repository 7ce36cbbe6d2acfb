import { IDENTITY_NUMBER, snapshot } from '../../spec/snapshots.ts';
import { noticeOf } from './notice.ts';

const desk = {
  name: 'Bộ phận Một cửa',
  phone: '0200 380 0016',
  address: '8 đường Hoa Ban',
  code: 'H99.41.01',
};

const agencyOf = () => desk;

describe('a notice', () => {
  it('holds nothing about the applicant but the name', () => {
    const written = JSON.stringify(noticeOf(snapshot(), agencyOf, 'http://localhost:3000'));
    expect(written).toContain('Nguyễn Thử Nghiệm');
    for (const secret of [IDENTITY_NUMBER, '0900000001', 'nguoi.dan@example.com', 'đường Mẫu']) {
      expect(written).not.toContain(secret);
    }
  });

  it('opens the dossier with an address that lacks its secret', () => {
    expect(noticeOf(snapshot(), agencyOf, 'http://localhost:3000')).toMatchObject({
      trackingUrl: 'http://localhost:3000/api/v1/tracking/H99.41.01-261121-0001',
      privateTrackingUrl: 'http://localhost:3000/api/v1/tracking/H99.41.01-261121-0001?secret=**SECRET**',
    });
  });

  it('takes what was asked from what the officer entered', () => {
    const supplement = { items: ['Giấy chứng sinh'], reason: 'Bản đã nộp mờ' };
    const financialObligation = { notice: 'TB-12', amount: 1_250_000 };
    const asked = noticeOf(snapshot({ details: { supplement, financialObligation } }), agencyOf, '');
    expect(asked).toMatchObject({ supplement, obligation: financialObligation });
    expect(noticeOf(snapshot({ details: {} }), agencyOf, '')).toMatchObject({
      supplement: null,
      obligation: null,
    });
  });
});
