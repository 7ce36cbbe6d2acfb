import type { PublishedProcedure } from './published-procedure.ts';

const CITIZENS = [{ MADOITUONG: '1', TENDOITUONG: 'Công dân Việt Nam' }];
const CIVIL_STATUS = [{ MALINHVUC: 'G15-TP07', TENLINHVUC: 'Hộ tịch' }];
const COMMUNE = [{ CAPTHUCHIEN: '3', TENCAP: 'Cấp Xã' }];
const LAW = {
  SOVANBAN: '60/2014/QH13',
  TENVANBAN: 'Luật Hộ tịch',
  NGAYBANHANH: '20/11/2014',
  NGAYHIEULUC: '01/01/2016',
  COQUANBANHANH: 'Quốc hội',
  DIACHITRUYCAP: '',
};
const people = (MADONVI: string) => [{ MADONVI, TENDONVI: 'Ủy ban nhân dân cấp xã' }];

/** What procedures of civil status have in common. */
const civilStatus = {
  MACOQUANCONGBO: '000.00.00.G15',
  LOAITTHC: '0',
  TRANGTHAI: '1',
  YEUCAU: '',
  LINHVUCTHUCHIEN: CIVIL_STATUS,
  CAPTHUCHIEN: COMMUNE,
  DOITUONGTHUCHIEN: CITIZENS,
  CANCUPHAPLY: [LAW],
  COQUANTHUCHIEN: people('000.00.00.H99'),
  COQUANCOTHAMQUYEN: [],
  COQUANDUOCUYQUYEN: [],
  COQUANPHOIHOP: [],
} as const;

/** A limit with its fees on one channel (`KENH` 1 direct, 2 online, 3 post). */
const way = (KENH: string, THOIGIANGIAIQUYET: string, DONVITINH: string, fees: readonly object[] = []) => ({
  KENH,
  THOIGIAN: [{ THOIGIANGIAIQUYET, DONVITINH, MOTA: '', PHILEPHI: fees }],
});
const paper = (MAGIAYTO: string, TENGIAYTO: string, SOBANCHINH = '1') => ({
  MAGIAYTO,
  TENGIAYTO,
  SOBANCHINH,
  SOBANSAO: '0',
  TENMAUDON: '',
  URL: '',
  MA_KQ_THAYTHE: '',
});

/** A few procedures of the national catalogue, with the oddities it has. */
export const procedures: readonly PublishedProcedure[] = [
  {
    ...civilStatus,
    MATTHC: '1.001193',
    TENTTHC: 'Thủ tục đăng ký khai sinh',
    QUYETDINH: '163/QĐ-BTP',
    CACHTHUCTHUCHIEN: [way('1', '1', 'OTHER'), way('2', '1', 'OTHER'), way('3', '1', 'OTHER')],
    THANHPHANHOSO: [
      {
        TRUONGHOP: 'Giấy tờ phải nộp',
        GIAYTO: [
          { ...paper('000.00.00.G15-KQ003204', 'Tờ khai đăng ký khai sinh'), TENMAUDON: 'TKKS.docx' },
          paper('000.00.00.G15-KQ004389', 'Giấy chứng sinh'),
          paper('000.00.00.G15-KQ004946', 'LƯU Ý: giấy tờ xuất trình phải còn giá trị sử dụng', '0'),
        ],
      },
    ],
    KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.G15.000031', TENKETQUA: 'Giấy khai sinh', TENTEP: '', URL: '' }],
  },
  {
    ...civilStatus,
    MATTHC: '1.000656',
    TENTTHC: 'Thủ tục đăng ký khai tử',
    QUYETDINH: '163/QĐ-BTP',
    CACHTHUCTHUCHIEN: [
      way('1', '1', 'WORKING_DAY', [
        {
          MAPHILEPHI: 'LP01',
          SOTIEN: '0',
          DONVI: 'VND',
          MOTA: 'Mức lệ phí do Hội đồng nhân dân cấp tỉnh quyết định',
        },
      ]),
    ],
    THANHPHANHOSO: [{ TRUONGHOP: '', GIAYTO: [paper('000.00.00.G15-KQ003205', 'Tờ khai đăng ký khai tử')] }],
    KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.G15.000034', TENKETQUA: 'Trích lục khai tử', TENTEP: '', URL: '' }],
  },
  {
    ...civilStatus,
    MATTHC: '1.000894',
    TENTTHC: 'Thủ tục đăng ký kết hôn',
    QUYETDINH: '163/QĐ-BTP',
    CACHTHUCTHUCHIEN: [way('1', '1', 'WORKING_DAY'), way('2', '1', 'WORKING_DAY')],
    THANHPHANHOSO: [{ TRUONGHOP: '', GIAYTO: [paper('000.00.00.G15-KQ003206', 'Tờ khai đăng ký kết hôn')] }],
    KETQUATHUCHIEN: [
      { MAKETQUA: 'KQ.G15.000033', TENKETQUA: 'Giấy chứng nhận kết hôn', TENTEP: '', URL: '' },
    ],
  },
];
