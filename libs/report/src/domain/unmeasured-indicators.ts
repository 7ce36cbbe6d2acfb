import type { UnmeasuredIndicator } from './indicator.ts';

const IN_THE_CATALOGUE = {
  vi: 'Việc công bố, công khai thủ tục được ghi nhận trên Cơ sở dữ liệu quốc gia về TTHC, hệ thống này không có số liệu.',
  en: 'When procedures are published is recorded by the national catalogue; this system does not know it.',
};

/** Indicators of which nothing is recorded here. They are shown without figures and left out of the sum. */
export const UNMEASURED_INDICATORS = {
  'publish-on-time': {
    ...{ group: 'openness', maximum: 6, target: 100, noData: IN_THE_CATALOGUE },
    name: { vi: 'Thủ tục công bố đúng hạn', en: 'Procedures published on time' },
    formula: {
      vi: 'Số quyết định công bố thủ tục ban hành đúng hạn ÷ số quyết định công bố',
      en: 'Decisions on procedures published on time ÷ decisions published',
    },
  },
  'update-on-time': {
    ...{ group: 'openness', maximum: 4, target: 100, noData: IN_THE_CATALOGUE },
    name: { vi: 'Thủ tục cập nhật, công khai đúng hạn', en: 'Procedures updated on time' },
    formula: {
      vi: 'Số thủ tục cập nhật, công khai đúng hạn ÷ số thủ tục đã công bố',
      en: 'Procedures updated on time ÷ procedures published',
    },
  },
  'full-content': {
    ...{ group: 'openness', maximum: 2, target: 100, noData: IN_THE_CATALOGUE },
    name: { vi: 'Thủ tục công khai đủ nội dung', en: 'Procedures published in full' },
    formula: {
      vi: 'Số thủ tục công khai đủ nội dung ÷ số thủ tục đã công khai',
      en: 'Procedures published with everything that is asked for ÷ procedures published',
    },
  },
  'payment-offered': {
    ...{ group: 'payment', maximum: 2, target: 80 },
    name: { vi: 'Thủ tục cho phép thanh toán trực tuyến', en: 'Procedures that may be paid for online' },
    formula: {
      vi: 'Số thủ tục có phí, lệ phí đã tích hợp thanh toán trực tuyến ÷ số thủ tục có phí, lệ phí',
      en: 'Procedures with a fee that are connected to online payment ÷ procedures with a fee',
    },
    noData: {
      vi: 'Thủ tục nào đã tích hợp thanh toán do Cổng DVCQG ghi nhận, hệ thống này không có số liệu.',
      en: 'Which procedures are connected to online payment is recorded by the national portal.',
    },
  },
  'certified-copy': {
    ...{ group: 'digitisation', maximum: 2, target: 100 },
    name: { vi: 'Chứng thực bản sao điện tử', en: 'Certified electronic copies' },
    formula: {
      vi: 'Số bản sao điện tử được chứng thực ÷ chỉ tiêu được giao',
      en: 'Electronic copies certified ÷ copies set as the aim',
    },
    noData: {
      vi: 'Bản sao điện tử được chứng thực trên Cổng DVCQG, hệ thống này không có số liệu.',
      en: 'Electronic copies are certified at the national portal; this system does not know them.',
    },
  },
  'store-linked': {
    ...{ group: 'digitisation', maximum: 4, target: 100 },
    name: {
      vi: 'Kết nối Kho dữ liệu điện tử trên Cổng DVCQG',
      en: 'Connected to the store of the national portal',
    },
    formula: {
      vi: 'Mức độ kết nối kho kết quả với Kho dữ liệu điện tử trên Cổng DVCQG',
      en: 'How far the store of results is connected to that of the national portal',
    },
    noData: {
      vi: 'Mức độ kết nối do Cổng DVCQG chấm, hệ thống này không có số liệu.',
      en: 'It is the national portal that says how far they are connected.',
    },
  },
  'database-asked': {
    ...{ group: 'digitisation', maximum: 2, target: 100 },
    name: {
      vi: 'Hồ sơ khai thác CSDL quốc gia về dân cư',
      en: 'Dossiers for which the population database was asked',
    },
    formula: {
      vi: 'Số hồ sơ có mã cơ sở dữ liệu đã khai thác ÷ số hồ sơ tiếp nhận trong kỳ',
      en: 'Dossiers that name a database that was asked ÷ dossiers received in the period',
    },
    noData: {
      vi: 'Hồ sơ không ghi lại cơ sở dữ liệu nào đã được khai thác.',
      en: 'A dossier does not record which databases were asked for it.',
    },
  },
  'enquiry-on-time': {
    ...{ group: 'satisfaction', maximum: 6, target: 100 },
    name: { vi: 'Phản ánh, kiến nghị xử lý đúng hạn', en: 'Complaints answered on time' },
    formula: {
      vi: 'Số phản ánh, kiến nghị được xử lý đúng hạn ÷ số phản ánh, kiến nghị tiếp nhận',
      en: 'Complaints answered on time ÷ complaints received',
    },
    noData: {
      vi: 'Phản ánh, kiến nghị được chấm trên Cổng DVCQG, hệ thống này không có đủ số liệu.',
      en: 'Complaints are counted at the national portal; this system does not know all of them.',
    },
  },
  'satisfied-with-answer': {
    ...{ group: 'satisfaction', maximum: 6, target: 100 },
    name: { vi: 'Hài lòng về xử lý phản ánh, kiến nghị', en: 'Satisfied with the answer to a complaint' },
    formula: {
      vi: 'Số phản ánh, kiến nghị được đánh giá hài lòng ÷ số phản ánh, kiến nghị được đánh giá',
      en: 'Complaints whose answer was found satisfying ÷ complaints whose answer was rated',
    },
    noData: {
      vi: 'Việc đánh giá trả lời phản ánh, kiến nghị nằm trên Cổng DVCQG, hệ thống này không có số liệu.',
      en: 'Answers to complaints are rated at the national portal; this system does not know how.',
    },
  },
} as const satisfies Record<string, UnmeasuredIndicator>;
