/** A few procedures of the national catalogue, enough to answer LayDanhSachTTHC and LayThuTuc. */
export const procedures = [
  { MATTHC: '1.001193', TENTTHC: 'Thủ tục đăng ký khai sinh', MALINHVUC: 'G15-TP07', TENLINHVUC: 'Hộ tịch' },
  { MATTHC: '1.000656', TENTTHC: 'Thủ tục đăng ký khai tử', MALINHVUC: 'G15-TP07', TENLINHVUC: 'Hộ tịch' },
  { MATTHC: '1.000894', TENTTHC: 'Thủ tục đăng ký kết hôn', MALINHVUC: 'G15-TP07', TENLINHVUC: 'Hộ tịch' },
] as const;
