import { fitFileName } from './file-name.ts';

describe('the name of a file', () => {
  it.each(['Giấy khai sinh.pdf', 'ho so (1).DOCX', 'ảnh 3x4.jpg', 'a.b.c.png'])('takes %s', (name) => {
    expect(fitFileName(name)).toBe(name);
  });

  it('is kept in one spelling of each letter, without blanks around it', () => {
    expect(fitFileName(`  ${'Đơn đề nghị'.normalize('NFD')}.pdf `)).toBe('Đơn đề nghị.pdf');
  });

  it.each([
    ['a path', '../../etc/passwd'],
    ['a path of Windows', 'C:\\don.pdf'],
    ['a stream of Windows', 'don.pdf:an'],
    ['a control character', 'don\r\nSet-Cookie: a.pdf'],
    ['a turned direction', 'don\u202Egnp.exe'],
    ['a hidden character', 'don\u200B.pdf'],
    ['a hidden file', '.htaccess'],
    ['a dot at its end', 'don.pdf.'],
    ['nothing', '   '],
    ['half of a sign', 'don\uD800.pdf'],
    ['too much', `${'đ'.repeat(100)}.pdf`],
  ])('refuses %s', (_, name) => {
    expect(() => fitFileName(name)).toThrow('document.name-unfit');
  });
});
