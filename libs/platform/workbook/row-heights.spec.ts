import { linesOf, rowHeights } from './row-heights.ts';

const SHEET = {
  name: 'Bảng',
  above: ['TÊN BẢNG'],
  columns: [
    { group: null, head: 'STT', mark: '(1)', width: 6 },
    { group: null, head: 'Thủ tục', mark: '(2)', width: 24 },
    { group: 'Nhận', head: 'Trong kỳ, trực tiếp và bưu chính', mark: '(3)', width: 13 },
  ],
  rows: [
    [1, 'Thủ tục đăng ký kết hôn', 12],
    [2, 'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc', 3],
  ],
  total: [null, 'Tổng cộng', 15],
  below: ['Ngắn.', 'Một ghi chú dài hơn bề ngang của cả bảng, nên không thể nằm trên một dòng.'],
};

describe('the height of a row', () => {
  it.each([
    ['', 10, 1],
    ['một hai', 7, 1],
    ['một hai ba', 7, 2],
    ['nghiêng-không-tách', 5, 1],
    ['a nghiêng-không-tách b', 5, 3],
  ])('of "%s" between edges %i characters apart is %i lines', (text, width, lines) => {
    expect(linesOf(text, width)).toBe(lines);
  });

  it('suffices for its longest text, in merged cells as well', () => {
    const [title, upper, heads, marks, short, long, total, note, longNote] = rowHeights(SHEET);
    const line = 15;
    expect([title, upper, marks]).toEqual([19, line, 13]);
    expect(heads).toBe(45);
    expect([short, total, note]).toEqual([line, line, line]);
    expect(long).toBe(60);
    expect(longNote).toBe(30);
  });
});
