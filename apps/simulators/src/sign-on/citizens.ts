/** People with an electronic identity, by number: the applicants of the demo. Nobody of them exists, nor do their numbers. */
export const CITIZENS: Readonly<Record<string, string>> = {
  '000000000011': 'Nguyễn Thị Mẫu Hiền',
  '000000000012': 'Trần Văn Thử Lộc',
  '000000000013': 'Lê Văn Ví Dụ Thắng',
  '000000000014': 'Phạm Thị Mẫu Duyên',
  '000000000015': 'Hoàng Văn Thử Điền',
  '000000000016': 'Đỗ Văn Ví Dụ Phúc',
  '000000000017': 'Vũ Thị Mẫu Thư',
  '000000000018': 'Bùi Văn Thử Tài',
};
